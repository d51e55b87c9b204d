#include <stdio.h>

int main(int argc, char **argv) {
    int given, got;
    FILE *in = argc > 3 ? fopen(argv[1], "r") : NULL;
    if (!in || fscanf(in, "%d", &given) != 1) return 1;
    return scanf("%d", &got) == 1 && got == given + 1 ? 42 : 43;
}
