import java.io.*;
import java.lang.reflect.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

/**
 * Calls a candidate's Java program, one test a line, by the protocol of
 * eval/code/protocol.go. Every test gets fresh classes.
 */
public final class HotloopDriver {
    private static final InputStream IN = new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16);
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private static String style, entry;
    private static Map<String, Object> methods;
    private static int printed;
    private static volatile Thread testing;

    public static void main(String[] args) throws Exception {
        try {
            serve();
        } catch (OutOfMemoryError e) {
            new FileOutputStream(FileDescriptor.err).write("java.lang.OutOfMemoryError: between calls\n".getBytes(StandardCharsets.UTF_8));
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve() throws Exception {
        Map<String, Object> config = object(JavaReader.plain(line()));
        style = (String) config.get("style");
        entry = (String) config.get("entry");
        methods = object(config.get("methods"));
        printed = ((Number) config.get("printed")).intValue();
        Printed out = new Printed("out"), err = new Printed("err");
        System.setIn(new ByteArrayInputStream(new byte[0]));
        System.setOut(new PrintStream(out, true, "UTF-8"));
        System.setErr(new PrintStream(err, true, "UTF-8"));
        Runtime.getRuntime().addShutdownHook(new Thread(HotloopDriver::sayWhere));
        try {
            load();
        } catch (Failed f) {
            send("{\"ready\":false,\"error\":" + f.json() + "}");
            return;
        }
        send("{\"ready\":true}");
        PrintStream toOut = System.out, toErr = System.err;
        for (String line; (line = line()) != null; ) {
            System.setOut(toOut); // the test before may have changed them
            System.setErr(toErr);
            out.left = err.left = printed;
            Test test = new Test(line);
            test.run();
            System.out.flush();
            System.err.flush();
            test.answer();
        }
        Runtime.getRuntime().halt(0);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object v) { return (Map<String, Object>) v; }

    private static String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
        for (int c; (c = IN.read()) >= 0; ) {
            if (c == '\n') return line.toString(StandardCharsets.UTF_8);
            line.write(c);
        }
        return null;
    }

    static void send(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (OUT) {
            try {
                OUT.write(bytes);
            } catch (IOException e) {
                Runtime.getRuntime().halt(71);
            }
        }
    }

    /** Says on the error stream where the test stands, for a program that ends itself. */
    private static void sayWhere() {
        Thread t = testing;
        if (t != null) say(t.getStackTrace());
    }

    private static void say(StackTraceElement[] stack) {
        for (StackTraceElement e : stack) {
            if (own(e)) {
                byte[] text = ("hotloop: line " + e.getLineNumber() + " in " + e.getMethodName() + "\n").getBytes(StandardCharsets.UTF_8);
                try {
                    new FileOutputStream(FileDescriptor.err).write(text);
                } catch (IOException ignored) {
                    // there is nobody left to tell
                }
                return;
            }
        }
    }

    static boolean own(StackTraceElement e) {
        return e.getModuleName() == null && e.getLineNumber() > 0 && !e.getClassName().startsWith("HotloopDriver") && !e.getClassName().startsWith("JavaReader");
    }

    /** The class that a test calls, loaded anew with everything beside it. */
    static Class<?> load() throws Failed {
        try {
            URL[] urls = {Paths.get("/w/program/").toUri().toURL()};
            Class<?> c = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()).loadClass(entry);
            for (Map.Entry<String, Object> m : methods.entrySet()) {
                String name = (String) m.getValue();
                if (style.equals("function") && find(c, name, -1) == null) throw new Failed("missing", "The program has no method " + name + " in the class " + entry + ".", 0, "");
            }
            return c;
        } catch (ClassNotFoundException | MalformedURLException e) {
            throw new Failed("missing", "The program has no class " + entry + ".", 0, "");
        }
    }

    static Method find(Class<?> c, String name, int count) {
        Method found = null;
        for (Class<?> k = c; k != null && k != Object.class; k = k.getSuperclass())
            for (Method m : k.getDeclaredMethods())
                if (m.getName().equals(name) && !m.isSynthetic() && (found == null || m.getParameterCount() == count && found.getParameterCount() != count)) found = m;
        return found;
    }

    /** How a test ended without a result. */
    static final class Failed extends Exception {
        final String kind, text, function;
        final int line;

        Failed(String kind, String text, int line, String function) {
            super(text, null, false, false);
            this.kind = kind;
            this.text = text;
            this.line = line;
            this.function = function;
        }

        static Failed of(Throwable e) {
            int line = 0;
            String function = "";
            StackTraceElement[] stack = e.getStackTrace();
            for (StackTraceElement s : stack) {
                if (own(s)) {
                    line = s.getLineNumber();
                    function = s.getMethodName();
                    break;
                }
            }
            String text;
            try {
                text = String.valueOf(e.getMessage() == null ? "" : e.getMessage());
            } catch (Throwable t) {
                text = ""; // its own message may fail too
            }
            return new Failed(e.getClass().getSimpleName(), text.substring(0, Math.min(text.length(), 500)), line, function);
        }

        String json() {
            StringBuilder b = new StringBuilder("{\"kind\":");
            JavaReader.text(b, kind);
            JavaReader.text(b.append(",\"text\":"), text);
            b.append(",\"line\":").append(line).append(",\"function\":");
            JavaReader.text(b, function);
            return b.append('}').toString();
        }
    }

    /** One test: its calls, and what came of them. */
    private static final class Test {
        private final int number;
        private final long limit; // ms of processor time
        private final List<Object> calls;
        private final StringBuilder results = new StringBuilder("[");
        private Failed failed;
        private long nanos;
        private long cpu;
        private boolean stale;

        Test(String line) {
            Map<String, Object> m = object(JavaReader.plain(line));
            number = ((Number) m.get("test")).intValue();
            limit = ((Number) m.get("cpu")).longValue();
            Object c = m.get(style.equals("class") ? "calls" : "args");
            @SuppressWarnings("unchecked")
            List<Object> list = (List<Object>) c;
            calls = list;
        }

        void run() throws InterruptedException {
            int before = Thread.activeCount();
            long began = processor();
            Thread t = new Thread(null, this::perform, "test", stack());
            send("{\"begin\":" + number + "}");
            long start = System.nanoTime();
            testing = t;
            t.setDaemon(true);
            t.start();
            for (;;) {
                t.join(5);
                if (!t.isAlive()) break;
                if (System.nanoTime() - start > limit * 1_000_000 && processor() - began > limit) {
                    say(t.getStackTrace());
                    System.out.flush();
                    send("{\"limit\":" + number + "}");
                    Runtime.getRuntime().halt(0);
                }
            }
            testing = null;
            cpu = processor() - began;
            stale = Thread.activeCount() > before;
        }

        private long stack() {
            for (String a : System.getProperty("hotloop.stack", "16777216").split(",")) return Long.parseLong(a);
            return 0;
        }

        private void perform() {
            try {
                Class<?> c = load();
                if (style.equals("function")) {
                    String name = (String) methods.values().iterator().next();
                    Method m = find(c, name, calls.size());
                    Object on = Modifier.isStatic(m.getModifiers()) ? null : construct(c, List.of());
                    call(m, name, on, calls);
                } else {
                    Object made = null;
                    for (Object o : calls) {
                        @SuppressWarnings("unchecked")
                        List<Object> call = (List<Object>) o;
                        List<Object> args = call.subList(1, call.size());
                        if (results.length() > 1) results.append(',');
                        if (call.get(0).equals("init")) {
                            made = construct(c, args);
                            results.append("null");
                            continue;
                        }
                        String name = (String) methods.get(call.get(0));
                        Method m = find(c, name, args.size());
                        if (m == null) throw new Failed("missing", "The program has no method " + name + " in the class " + entry + ".", 0, "");
                        call(m, name, made, args);
                    }
                }
            } catch (Failed f) {
                failed = f;
            } catch (Throwable e) {
                failed = Failed.of(e);
            }
            if (failed != null && results.charAt(results.length() - 1) == ',') results.setLength(results.length() - 1);
        }

        private Object construct(Class<?> c, List<Object> args) throws Failed {
            Constructor<?> found = null;
            for (Constructor<?> k : c.getDeclaredConstructors()) if (k.getParameterCount() == args.size()) found = k;
            if (found == null) throw new Failed("signature", "The class " + entry + " has no constructor with " + args.size() + " arguments in your program, as the question calls it.", 0, "");
            Object[] values = fit(entry, found.getGenericParameterTypes(), found.getParameterTypes(), args);
            found.setAccessible(true);
            long start = System.nanoTime();
            try {
                return found.newInstance(values);
            } catch (InvocationTargetException e) {
                throw Failed.of(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw Failed.of(e);
            } finally {
                nanos += System.nanoTime() - start;
            }
        }

        private void call(Method m, String name, Object on, List<Object> args) throws Failed {
            if (m.getParameterCount() != args.size()) throw new Failed("signature", name + " takes " + m.getParameterCount() + " arguments in your program, but the question gives it " + args.size() + ".", 0, "");
            Object[] values = fit(name, m.getGenericParameterTypes(), m.getParameterTypes(), args);
            m.setAccessible(true);
            long start = System.nanoTime();
            Object result;
            try {
                result = m.invoke(Modifier.isStatic(m.getModifiers()) ? null : on, values);
            } catch (InvocationTargetException e) {
                throw Failed.of(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw Failed.of(e);
            } finally {
                nanos += System.nanoTime() - start;
            }
            JavaReader.write(results, result, 0);
        }

        private static Object[] fit(String name, Type[] types, Class<?>[] raw, List<Object> args) throws Failed {
            Object[] values = new Object[args.size()];
            for (int i = 0; i < values.length; i++) {
                try {
                    values[i] = JavaReader.fit(args.get(i), types.length == values.length ? types[i] : raw[i]);
                } catch (JavaReader.Unfit e) {
                    StringBuilder shown = new StringBuilder();
                    JavaReader.write(shown, args.get(i), 0);
                    throw new Failed("signature", "Argument " + (i + 1) + " of " + name + " is " + types[i].getTypeName().replace("java.lang.", "").replace("java.util.", "") + " in your program, which cannot hold " + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown) + ".", 0, "");
                }
            }
            return values;
        }

        void answer() {
            send("{\"ran\":" + number + ",\"millis\":" + nanos / 1000 / 1000.0 + ",\"cpu\":" + cpu + ",\"kb\":" + peak() + "}");
            send("{\"done\":" + number + ",\"results\":" + results + "]" + (failed == null ? "" : ",\"error\":" + failed.json()) + ",\"stale\":" + stale + "}");
        }
    }

    /** Processor time of all threads, in ms, as exact as the kernel's ticks. */
    private static long processor() {
        try {
            String stat = Files.readString(Paths.get("/proc/self/stat"));
            String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(f[11]) + Long.parseLong(f[12])) * 10;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static long peak() {
        try {
            for (String l : Files.readAllLines(Paths.get("/proc/self/status"), StandardCharsets.ISO_8859_1))
                if (l.startsWith("VmHWM:")) return Long.parseLong(l.replaceAll("[^0-9]", ""));
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }

    /** Takes what the program prints: passed on at once, bounded for every test. */
    private static final class Printed extends OutputStream {
        private final String name;
        private volatile int left = printed;

        Printed(String name) { this.name = name; }

        @Override
        public void write(int b) { write(new byte[] {(byte) b}, 0, 1); }

        @Override
        public synchronized void write(byte[] data, int from, int size) {
            int part = Math.min(size, left);
            if (part <= 0) return;
            left -= part;
            StringBuilder b = new StringBuilder("{\"").append(name).append("\":");
            JavaReader.text(b, new String(data, from, part, StandardCharsets.UTF_8));
            send(b.append('}').toString());
        }
    }
}
