#define _GNU_SOURCE
#include "driver.h"
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static int wire_out = -1, printed_end = -1;
static FILE *wire_in;
static long printed_left = 2048;
static atomic_int drained;
static atomic_flag wire_lock = ATOMIC_FLAG_INIT;

static const char *const *names;
static int name_count;
static void (*call_method)(int);

static char *at;             /* where the next value is read */
static const char *called;   /* the name of the method that is called */
static int argument;         /* which argument is read */
static const char *argument_type;
static char *argument_at;

static char *out;            /* the results of the test */
static size_t out_size, out_room, out_whole; /* out_whole: up to the last whole result */
static bool first_item[256];
static int depth;

static int test = -1;
static double spent;         /* milliseconds inside calls */
static struct timespec call_began;
static bool in_call;
static double cpu_began;

/* Sending. Signal handlers send too, so nothing here takes memory or waits
 * without end. */

static void write_all(const char *text, size_t size) {
    while (size > 0) {
        ssize_t n = write(wire_out, text, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return;
        text += n;
        size -= (size_t)n;
    }
}

static void lock_wire(void) {
    for (int i = 0; i < 50000 && atomic_flag_test_and_set(&wire_lock); i++) {
        struct timespec t = {0, 1000};
        nanosleep(&t, NULL);
    }
}

static void unlock_wire(void) { atomic_flag_clear(&wire_lock); }

/* escape writes text as the inside of a JSON string; room is at least six
 * times its size. */
static size_t escape(char *to, const char *text, size_t size) {
    static const char hex[] = "0123456789abcdef";
    char *p = to;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\') { *p++ = '\\'; *p++ = (char)c; }
        else if (c < 0x20 || c == 0x7f) { memcpy(p, "\\u00", 4); p += 4; *p++ = hex[c >> 4]; *p++ = hex[c & 15]; }
        else *p++ = (char)c;
    }
    return (size_t)(p - to);
}

static size_t decimal(char *to, unsigned long long v) {
    char digits[24];
    size_t n = 0, i = 0;
    do { digits[n++] = (char)('0' + v % 10); v /= 10; } while (v > 0);
    while (n > 0) to[i++] = digits[--n];
    return i;
}

static size_t append(char *to, const char *text) {
    size_t n = strlen(text);
    memcpy(to, text, n);
    return n;
}

static void *pass_on(void *from) {
    int fd = (int)(intptr_t)from;
    static char read_in[4096], line[6 * sizeof read_in + 32];
    for (;;) {
        ssize_t n = read(fd, read_in, sizeof read_in);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return NULL;
        bool end = read_in[n - 1] == 0;
        if (end) n--;
        long part = n < printed_left ? n : printed_left;
        if (part > 0) {
            printed_left -= part;
            memcpy(line, "{\"out\":\"", 8);
            size_t size = 8 + escape(line + 8, read_in, (size_t)part);
            memcpy(line + size, "\"}\n", 3);
            lock_wire();
            write_all(line, size + 3);
            unlock_wire();
        }
        if (end) atomic_store(&drained, 1);
    }
}

/* drain waits until what was printed has been passed on, for a moment. */
static void drain(void) {
    if (printed_end < 0 || write(printed_end, "", 1) != 1) return;
    for (int i = 0; i < 1000 && !atomic_load(&drained); i++) {
        struct timespec t = {0, 100000};
        nanosleep(&t, NULL);
    }
    atomic_store(&drained, 0);
}

static double processor(void) {
    struct rusage u;
    if (getrusage(RUSAGE_SELF, &u) != 0) return 0;
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

static unsigned long long peak_kb(void) {
    static char text[4096];
    int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    if (n <= 0) return 0;
    text[n] = 0;
    char *p = strstr(text, "VmHWM:");
    return p == NULL ? 0 : strtoull(p + 6, NULL, 10);
}

/* finish sends how the test ended. kind is NULL for a test that ran to its
 * end. places are addresses on the stack, the innermost first. */
static void finish(const char *kind, const char *text, int line, void **places, int count) {
    static char head[256], tail[8192];
    size_t n = 0;
    if (test < 0) { /* the program failed before the first test */
        size_t t = 0;
        t += append(tail + t, "{\"ready\":false,\"error\":{\"kind\":\"");
        t += escape(tail + t, kind, strnlen(kind, 80));
        t += append(tail + t, "\",\"text\":\"");
        t += escape(tail + t, text, strnlen(text, 500));
        t += append(tail + t, "\"}}\n");
        lock_wire();
        write_all(tail, t);
        return;
    }
    if (in_call) hl_stop();
    n += append(head + n, "{\"ran\":");
    n += decimal(head + n, (unsigned long long)test);
    n += append(head + n, ",\"millis\":");
    n += decimal(head + n, (unsigned long long)spent);
    n += append(head + n, ".");
    unsigned long long micros = (unsigned long long)(spent * 1000) % 1000;
    head[n++] = (char)('0' + micros / 100); head[n++] = (char)('0' + micros / 10 % 10); head[n++] = (char)('0' + micros % 10);
    n += append(head + n, ",\"cpu\":");
    double cpu = processor() - cpu_began;
    n += decimal(head + n, cpu > 0 ? (unsigned long long)cpu : 0);
    n += append(head + n, ",\"kb\":");
    n += decimal(head + n, peak_kb());
    n += append(head + n, "}\n{\"done\":");
    n += decimal(head + n, (unsigned long long)test);
    n += append(head + n, ",\"stale\":true,\"results\":[");
    size_t t = 0;
    t += append(tail + t, "]");
    if (kind != NULL) {
        t += append(tail + t, ",\"error\":{\"kind\":\"");
        t += escape(tail + t, kind, strnlen(kind, 80));
        t += append(tail + t, "\",\"text\":\"");
        t += escape(tail + t, text, strnlen(text, 500));
        t += append(tail + t, "\",\"line\":");
        t += decimal(tail + t, line > 0 ? (unsigned long long)line : 0);
        t += append(tail + t, ",\"at\":[");
        for (int i = 0; i < count && i < 64; i++) {
            if (i > 0) t += append(tail + t, ",");
            t += decimal(tail + t, (unsigned long long)(uintptr_t)places[i]);
        }
        t += append(tail + t, "]}");
    }
    t += append(tail + t, "}\n");
    lock_wire();
    write_all(head, n);
    write_all(out, out_whole);
    write_all(tail, t);
    unlock_wire();
}

void hl_fail(const char *kind, const char *text, int line) {
    void *places[64];
    int count = backtrace(places, 64);
    drain();
    finish(kind, text, line, places, count);
    _exit(0);
}

/* Signals. */

static uintptr_t place_in(void *context) {
#if defined(__x86_64__)
    return (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
    return (uintptr_t)((ucontext_t *)context)->uc_mcontext.pc;
#else
    return 0;
#endif
}

/* stack_of notes where the program stands. All addresses but the one that the
 * signal came at stand behind a call; the judge looks one byte before each. */
static int stack_of(void **places, int room, void *context) {
    int count = backtrace(places, room);
    for (int i = 0; i < count; i++)
        if ((uintptr_t)places[i] == place_in(context)) places[i] = (char *)places[i] + 1;
    return count;
}

static const char *signal_words(int sig, siginfo_t *info, void *context) {
    switch (sig) {
    case SIGSEGV: {
#if defined(__x86_64__)
        uintptr_t sp = (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
        uintptr_t sp = (uintptr_t)((ucontext_t *)context)->uc_mcontext.sp;
#else
        uintptr_t sp = 0;
#endif
        uintptr_t fault = (uintptr_t)info->si_addr;
        if (sp != 0 && fault > sp - (1 << 16) && fault < sp + (1 << 16)) return "SIGSEGV, stack overflow: a function calls itself without end";
        if (fault < 4096) return "SIGSEGV, a null pointer was used";
        return "SIGSEGV, memory was used that is not the program's";
    }
    case SIGBUS: return "SIGBUS, memory was used that is not there";
    case SIGFPE: return "SIGFPE, a division by zero or an overflow of one";
    case SIGILL: return "SIGILL, an instruction that there is not";
    case SIGTRAP: return "SIGTRAP, a trap for what cannot be";
    case SIGABRT: return "SIGABRT, the program aborted itself";
    }
    return "a signal";
}

static void on_crash(int sig, siginfo_t *info, void *context) {
    signal(sig, SIG_DFL);
    void *places[64];
    int count = stack_of(places, 64, context);
    drain();
    finish("signal", signal_words(sig, info, context), 0, places, count);
    _exit(0);
}

static void on_limit(int sig, siginfo_t *info, void *context) {
    (void)sig;
    (void)info;
    void *places[64];
    int count = stack_of(places, 64, context);
    drain();
    char line[2048];
    size_t n = 0;
    n += append(line + n, "{\"limit\":");
    n += decimal(line + n, test < 0 ? 0 : (unsigned long long)test);
    n += append(line + n, ",\"error\":{\"kind\":\"limit\",\"at\":[");
    for (int i = 0; i < count && i < 64; i++) {
        if (i > 0) line[n++] = ',';
        n += decimal(line + n, (unsigned long long)(uintptr_t)places[i]);
    }
    n += append(line + n, "]}}\n");
    lock_wire();
    write_all(line, n);
    _exit(0);
}

static void on_exit_called(void) {
    if (test >= 0 && in_call) {
        fflush(stdout);
        hl_fail("SystemExit", "", 0);
    }
}

static void watch_signals(void) {
    static char stack[1 << 16];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternate, NULL);
    void *warm[4];
    backtrace(warm, 4); /* loads what it needs, which a handler must not */
    struct sigaction crash = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    for (size_t i = 0; i < 6; i++) sigaction((int[]){SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT}[i], &crash, NULL);
    struct sigaction limit = {.sa_sigaction = on_limit, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigaction(SIGPROF, &limit, NULL);
    atexit(on_exit_called);
}

/* Reading. */

__attribute__((noreturn)) static void broken(const char *what) { hl_fail("driver", what, 0); }

static void skip_value(void) {
    int deep = 0;
    bool quoted = false;
    for (; *at != 0; at++) {
        if (quoted) {
            if (*at == '\\' && at[1] != 0) at++;
            else if (*at == '"') quoted = false;
            continue;
        }
        if (*at == '"') quoted = true;
        else if (*at == '[' || *at == '{') deep++;
        else if ((*at == ']' || *at == '}') && deep-- == 0) return;
        else if (*at == ',' && deep == 0) return;
    }
}

__attribute__((noreturn)) static void refuse(void) {
    at = argument_at;
    skip_value();
    static char text[700];
    int shown = (int)(at - argument_at);
    snprintf(text, sizeof text, "Argument %d of %s is %s in your program, which cannot hold %.*s%s.", argument, called, argument_type, shown > 60 ? 60 : shown, argument_at, shown > 60 ? "…" : "");
    hl_fail("signature", text, 0);
}

void hl_argument(int n, const char *type) {
    if (n > 1 || *at == ',') {
        if (*at != ',') broken("an argument is missing");
        at++;
    }
    argument = n;
    argument_type = type;
    argument_at = at;
}

static bool literal(const char *word) {
    size_t n = strlen(word);
    if (strncmp(at, word, n) != 0) return false;
    at += n;
    return true;
}

bool hl_null(void) { return literal("null"); }

bool hl_bool(void) {
    if (literal("true")) return true;
    if (!literal("false")) refuse();
    return false;
}

long long hl_int(long long low, long long high) {
    char *end;
    errno = 0;
    long long v = strtoll(at, &end, 10);
    if (end == at || errno != 0 || *end == '.' || *end == 'e' || *end == 'E' || v < low || v > high) refuse();
    at = end;
    return v;
}

double hl_float(void) {
    char *end;
    if (*at != '-' && (*at < '0' || *at > '9')) refuse();
    double v = strtod(at, &end);
    if (end == at) refuse();
    at = end;
    return v;
}

static unsigned hex4(const char *p) {
    unsigned v = 0;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        v = v * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return v;
}

static char *utf8(char *to, unsigned c) {
    if (c < 0x80) *to++ = (char)c;
    else if (c < 0x800) { *to++ = (char)(0xc0 | c >> 6); *to++ = (char)(0x80 | (c & 63)); }
    else if (c < 0x10000) { *to++ = (char)(0xe0 | c >> 12); *to++ = (char)(0x80 | (c >> 6 & 63)); *to++ = (char)(0x80 | (c & 63)); }
    else { *to++ = (char)(0xf0 | c >> 18); *to++ = (char)(0x80 | (c >> 12 & 63)); *to++ = (char)(0x80 | (c >> 6 & 63)); *to++ = (char)(0x80 | (c & 63)); }
    return to;
}

char *hl_string(size_t *size) {
    if (*at != '"') refuse();
    char *end = at + 1;
    while (*end != '"' && *end != 0) end += *end == '\\' && end[1] != 0 ? 2 : 1;
    if (*end == 0) broken("a text without an end");
    char *text = malloc((size_t)(end - at)), *to = text;
    if (text == NULL) hl_fail("MemoryError", "", 0);
    for (at++; at < end;) {
        if (*at != '\\') { *to++ = *at++; continue; }
        char c = at[1];
        at += 2;
        switch (c) {
        case 'n': *to++ = '\n'; break;
        case 't': *to++ = '\t'; break;
        case 'r': *to++ = '\r'; break;
        case 'b': *to++ = '\b'; break;
        case 'f': *to++ = '\f'; break;
        case 'u': {
            unsigned v = hex4(at);
            at += 4;
            if (v >= 0xd800 && v < 0xdc00 && at[0] == '\\' && at[1] == 'u') {
                unsigned low = hex4(at + 2);
                if (low >= 0xdc00 && low < 0xe000) { v = 0x10000 + ((v - 0xd800) << 10) + (low - 0xdc00); at += 6; }
            }
            if (v >= 0xd800 && v < 0xe000) v = 0xfffd;
            to = utf8(to, v);
            break;
        }
        default: *to++ = c;
        }
    }
    at = end + 1;
    *to = 0;
    if (size != NULL) *size = (size_t)(to - text);
    else if (strlen(text) != (size_t)(to - text)) refuse(); /* a zero byte would end a C string early */
    return text;
}

void hl_open(char bracket) {
    if (*at != bracket) refuse();
    at++;
}

bool hl_more(char bracket) {
    if (*at == bracket) { at++; return false; }
    if (*at == ',') at++;
    if (*at == 0) broken("a list without an end");
    return true;
}

char *hl_key(size_t *size) {
    char *key = hl_string(size);
    if (*at++ != ':') broken("a map without a colon");
    return key;
}

/* Writing. */

static void put(const char *text, size_t size) {
    if (out_size + size > out_room) {
        size_t room = (out_size + size) * 2 + 4096;
        char *more = realloc(out, room);
        if (more == NULL) hl_fail("MemoryError", "", 0);
        out = more;
        out_room = room;
    }
    memcpy(out + out_size, text, size);
    out_size += size;
}

static void foreign(const char *words) {
    put("{\"\\u0000foreign\":\"", 18);
    put(words, strlen(words));
    put("\"}", 2);
}

void hl_put_null(void) { put("null", 4); }
void hl_put_bool(bool v) { put(v ? "true" : "false", v ? 4 : 5); }

void hl_put_int(long long v) {
    char text[32];
    size_t n = 0;
    if (v < 0) text[n++] = '-';
    put(text, n + decimal(text + n, v < 0 ? 0 - (unsigned long long)v : (unsigned long long)v));
}

void hl_put_uint(unsigned long long v) {
    char text[32];
    put(text, decimal(text, v));
}

void hl_put_float(double v) {
    if (!isfinite(v)) {
        foreign(isnan(v) ? "the float NaN" : v > 0 ? "the float +Inf" : "the float -Inf");
        return;
    }
    char text[64];
    int n = snprintf(text, sizeof text, "%.17g", v);
    if (strpbrk(text, ".e") == NULL) { text[n++] = '.'; text[n++] = '0'; }
    put(text, (size_t)n);
}

void hl_put_string(const char *text, size_t size) {
    if (text == NULL) { hl_put_null(); return; }
    put("\"", 1);
    char part[6 * 512];
    while (size > 0) {
        size_t n = size < 512 ? size : 512;
        put(part, escape(part, text, n));
        text += n;
        size -= n;
    }
    put("\"", 1);
}

void hl_put_open(char bracket) {
    put(&bracket, 1);
    if (++depth >= 200) hl_fail("signature", "What was returned nests more than 200 deep.", 0);
    first_item[depth] = true;
}

void hl_put_item(void) {
    if (!first_item[depth]) put(",", 1);
    first_item[depth] = false;
}

void hl_put_key(const char *text, size_t size) {
    hl_put_item();
    hl_put_string(text, size);
    put(":", 1);
}

void hl_put_close(char bracket) { put(&bracket, 1); depth--; }

/* The clock. */

void hl_start(void) {
    in_call = true;
    clock_gettime(CLOCK_MONOTONIC, &call_began);
}

void hl_stop(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    in_call = false;
    spent += (double)(now.tv_sec - call_began.tv_sec) * 1e3 + (double)(now.tv_nsec - call_began.tv_nsec) / 1e6;
}

/* The loop. */

static int place_of(const char *name) {
    for (int i = 0; i < name_count; i++)
        if (strcmp(names[i], name) == 0) return i;
    return -1;
}

static void one_call(int place) {
    if (place < 0) broken("a method that the adapter does not know");
    called = names[place];
    call_method(place);
}

static void run_test(char *line, bool class) {
    int cpu = 0;
    int read = 0;
    if (sscanf(line, "{\"test\":%d,\"cpu\":%d,%n", &test, &cpu, &read) != 2 || read == 0) { test = 0; broken("a test that cannot be read"); }
    at = line + read;
    if (!literal(class ? "\"calls\":[" : "\"args\":[")) broken("a test without calls");
    char begin[64];
    lock_wire();
    write_all(begin, (size_t)snprintf(begin, sizeof begin, "{\"begin\":%d}\n", test));
    unlock_wire();
    cpu_began = processor();
    struct itimerval limit = {.it_value = {.tv_sec = cpu / 1000, .tv_usec = cpu % 1000 * 1000}};
    setitimer(ITIMER_PROF, &limit, NULL);
    if (class) {
        for (int i = 0; hl_more(']'); i++) {
            if (i > 0) put(",", 1);
            hl_open('[');
            char *name = hl_string(NULL);
            if (*at == ',') at++;
            one_call(place_of(name));
            free(name);
            if (*at++ != ']') broken("more arguments than the method takes");
            out_whole = out_size;
        }
    } else {
        one_call(0);
        out_whole = out_size;
    }
    struct itimerval none = {0};
    setitimer(ITIMER_PROF, &none, NULL);
    fflush(stdout);
    drain();
    finish(NULL, "", 0, NULL, 0);
}

static void take_over_descriptors(void) {
    int in = fcntl(0, F_DUPFD_CLOEXEC, 100);
    wire_out = fcntl(1, F_DUPFD_CLOEXEC, 100);
    int empty[2], printed[2];
    if (in < 0 || wire_out < 0 || pipe2(empty, O_CLOEXEC) != 0 || pipe2(printed, O_CLOEXEC) != 0) _exit(70);
    close(empty[1]);
    dup2(empty[0], 0);
    close(empty[0]);
    dup2(printed[1], 1);
    printed_end = printed[1];
    if ((wire_in = fdopen(in, "r")) == NULL) _exit(70);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 1 << 17);
    pthread_t thread;
    int failed = pthread_create(&thread, &small, pass_on, (void *)(intptr_t)printed[0]);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed) _exit(70);
    setvbuf(stdout, NULL, _IOLBF, 1 << 12);
}

int hl_main(const char *const *known, int count, void (*call)(int)) {
    names = known;
    name_count = count;
    call_method = call;
    take_over_descriptors();
    watch_signals();
    char *line = NULL;
    size_t room = 0;
    if (getline(&line, &room, wire_in) <= 0) _exit(70);
    bool class = strncmp(line, "{\"style\":\"class\"", 16) == 0;
    char *printed = strstr(line, "\"printed\":");
    if (printed != NULL) printed_left = strtol(printed + 10, NULL, 10);
    lock_wire();
    write_all("{\"ready\":true}\n", 15);
    unlock_wire();
    /* What was computed before the first call has left no mark on a second test:
     * every test has a process of its own. */
    if (getline(&line, &room, wire_in) > 0) run_test(line, class);
    /* Wait for the judge to let go; what is written here would be read. */
    while (getline(&line, &room, wire_in) > 0) {}
    _exit(0);
}
