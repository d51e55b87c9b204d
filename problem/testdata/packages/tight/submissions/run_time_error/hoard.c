#include <stdio.h>
#include <stdlib.h>

int main(void) {
    volatile char *p = malloc(200 << 20);
    for (long i = 0; p && i < 200 << 20; i += 512) p[i] = 6;
    printf("%d\n", p ? p[512] : 6);
    return 0;
}
