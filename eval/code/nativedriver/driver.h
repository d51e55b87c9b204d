/* The driver calls a candidate's C, C++ or Rust program, one test a process. It
 * speaks the protocol of eval/code/protocol.go on descriptors of its own. What
 * an adapter needs of it is declared here. */
#ifndef HOTLOOP_DRIVER_H
#define HOTLOOP_DRIVER_H
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Reads the tests and calls methods by their place in names until the input
 * ends. In style class names[0] is "init". */
int hl_main(const char *const *names, int count, void (*call)(int));

/* Reading the arguments of a call, in order. What does not fit ends the test
 * with a sentence about argument n, which is of that type. */
void hl_argument(int n, const char *type);
bool hl_null(void); /* skips a null, if one is next */
bool hl_bool(void);
long long hl_int(long long low, long long high);
double hl_float(void);
char *hl_string(size_t *size); /* ends in a zero byte, lives as long as the process */
void hl_open(char bracket);
bool hl_more(char bracket); /* false at the end of a list or map */
char *hl_key(size_t *size); /* of an item of a map */

/* Around the call itself: the clock of the test runs between the two. */
void hl_start(void);
void hl_stop(void);

/* Writing the result. */
void hl_put_null(void);
void hl_put_bool(bool v);
void hl_put_int(long long v);
void hl_put_uint(unsigned long long v);
void hl_put_float(double v);
void hl_put_string(const char *text, size_t size);
void hl_put_open(char bracket);
void hl_put_item(void); /* before each item */
void hl_put_key(const char *text, size_t size);
void hl_put_close(char bracket);

/* Ends the test: the program failed. */
__attribute__((noreturn)) void hl_fail(const char *kind, const char *text, int line);

#ifdef __cplusplus
}
#endif
#endif
