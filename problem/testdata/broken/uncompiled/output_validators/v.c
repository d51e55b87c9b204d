int main(void) { return fortytwo; }
