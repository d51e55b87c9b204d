import java.lang.reflect.*;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.*;

/** Between JSON and a candidate's Java types. */
final class JavaReader {
    private final String s;
    private int at;

    private JavaReader(String s) { this.s = s; }

    /** A value that a type cannot hold. */
    static final class Unfit extends Exception {
        Unfit() { super("", null, false, false); }
    }

    /** Reads JSON as a Java programmer expects it in an Object: Long, Double, String, Boolean, List, Map. */
    static Object plain(String text) { return new JavaReader(text).value(); }

    private Object value() {
        char c = s.charAt(at);
        switch (c) {
            case '{': {
                Map<String, Object> m = new LinkedHashMap<>();
                for (at++; s.charAt(at) != '}'; ) {
                    String key = string();
                    at++; // the colon
                    m.put(key, value());
                    if (s.charAt(at) == ',') at++;
                }
                at++;
                return m;
            }
            case '[': {
                List<Object> l = new ArrayList<>();
                for (at++; s.charAt(at) != ']'; ) {
                    l.add(value());
                    if (s.charAt(at) == ',') at++;
                }
                at++;
                return l;
            }
            case '"': return string();
            case 't': at += 4; return true;
            case 'f': at += 5; return false;
            case 'n': at += 4; return null;
            default: {
                int from = at;
                while (at < s.length() && "+-.eE0123456789".indexOf(s.charAt(at)) >= 0) at++;
                String n = s.substring(from, at);
                if (n.indexOf('.') >= 0 || n.indexOf('e') >= 0 || n.indexOf('E') >= 0) return Double.parseDouble(n);
                try {
                    return Long.parseLong(n);
                } catch (NumberFormatException e) {
                    return new BigInteger(n);
                }
            }
        }
    }

    private String string() {
        int from = ++at;
        while (s.charAt(at) != '"' && s.charAt(at) != '\\') at++;
        if (s.charAt(at) == '"') return s.substring(from, at++);
        StringBuilder b = new StringBuilder(s.substring(from, at));
        for (; s.charAt(at) != '"'; at++) {
            char c = s.charAt(at);
            if (c != '\\') {
                b.append(c);
                continue;
            }
            c = s.charAt(++at);
            switch (c) {
                case 'n': b.append('\n'); break;
                case 't': b.append('\t'); break;
                case 'r': b.append('\r'); break;
                case 'b': b.append('\b'); break;
                case 'f': b.append('\f'); break;
                case 'u':
                    b.append((char) Integer.parseInt(s.substring(at + 1, at + 5), 16));
                    at += 4;
                    break;
                default: b.append(c);
            }
        }
        at++;
        return b.toString();
    }

    /** Makes of a plain value one of the type that a method takes. */
    static Object fit(Object v, Type type) throws Unfit {
        Class<?> c = raw(type);
        if (c == Object.class || c == null) return v;
        if (c == Optional.class) return v == null ? Optional.empty() : Optional.of(fit(v, argument(type, 0)));
        if (v == null) {
            if (c.isPrimitive()) throw new Unfit();
            return null;
        }
        if (c == String.class || c == CharSequence.class) {
            if (v instanceof String) return v;
            throw new Unfit();
        }
        if (c == boolean.class || c == Boolean.class) {
            if (v instanceof Boolean) return v;
            throw new Unfit();
        }
        if (c == char.class || c == Character.class) {
            if (v instanceof String && ((String) v).length() == 1) return ((String) v).charAt(0);
            throw new Unfit();
        }
        if (c.isPrimitive() || Number.class.isAssignableFrom(c)) return number(v, c);
        if (c.isArray()) {
            List<?> list = list(v);
            Object a = Array.newInstance(c.getComponentType(), list.size());
            Type of = type instanceof GenericArrayType ? ((GenericArrayType) type).getGenericComponentType() : c.getComponentType();
            for (int i = 0; i < list.size(); i++) Array.set(a, i, fit(list.get(i), of));
            return a;
        }
        if (Map.class.isAssignableFrom(c)) {
            if (!(v instanceof Map)) throw new Unfit();
            Map<Object, Object> m = c == TreeMap.class || c == SortedMap.class || c == NavigableMap.class ? new TreeMap<>() : new LinkedHashMap<>();
            for (Map.Entry<?, ?> e : ((Map<?, ?>) v).entrySet()) m.put(e.getKey(), fit(e.getValue(), argument(type, 1)));
            if (!c.isInstance(m)) throw new Unfit();
            return m;
        }
        if (Iterable.class.isAssignableFrom(c)) {
            Collection<Object> l = c == LinkedList.class || c == Queue.class ? new LinkedList<>() : Deque.class.isAssignableFrom(c) ? new ArrayDeque<>() : Set.class.isAssignableFrom(c) ? new LinkedHashSet<>() : new ArrayList<>();
            for (Object e : list(v)) l.add(fit(e, argument(type, 0)));
            if (!c.isInstance(l)) throw new Unfit();
            return l;
        }
        throw new Unfit();
    }

    private static List<?> list(Object v) throws Unfit {
        if (v instanceof List) return (List<?>) v;
        throw new Unfit();
    }

    private static Object number(Object v, Class<?> c) throws Unfit {
        if (!(v instanceof Number)) throw new Unfit();
        Number n = (Number) v;
        if (c == double.class || c == Double.class || c == Number.class) return n.doubleValue();
        if (c == float.class || c == Float.class) return n.floatValue();
        if (n instanceof Double) throw new Unfit();
        if (c == BigInteger.class) return new BigInteger(n.toString());
        if (c == BigDecimal.class) return new BigDecimal(n.toString());
        if (n instanceof BigInteger) throw new Unfit();
        long l = n.longValue();
        if (c == long.class || c == Long.class) return l;
        if ((c == int.class || c == Integer.class) && l == (int) l) return (int) l;
        if ((c == short.class || c == Short.class) && l == (short) l) return (short) l;
        if ((c == byte.class || c == Byte.class) && l == (byte) l) return (byte) l;
        throw new Unfit();
    }

    private static Class<?> raw(Type t) {
        if (t instanceof Class) return (Class<?>) t;
        if (t instanceof ParameterizedType) return (Class<?>) ((ParameterizedType) t).getRawType();
        if (t instanceof GenericArrayType) return Array.newInstance(raw(((GenericArrayType) t).getGenericComponentType()), 0).getClass();
        if (t instanceof WildcardType) return raw(((WildcardType) t).getUpperBounds()[0]);
        return Object.class;
    }

    private static Type argument(Type t, int i) {
        if (t instanceof ParameterizedType) return ((ParameterizedType) t).getActualTypeArguments()[i];
        return Object.class;
    }

    /** Writes a result as JSON, now: what the program changes later must not change it. */
    static void write(StringBuilder b, Object v, int depth) {
        if (depth > 200) {
            foreign(b, "a value nested more than 200 deep");
        } else if (v == null) {
            b.append("null");
        } else if (v instanceof Optional) {
            write(b, ((Optional<?>) v).orElse(null), depth + 1);
        } else if (v instanceof String || v instanceof Character || v instanceof StringBuilder) {
            text(b, v.toString());
        } else if (v instanceof Boolean) {
            b.append(v);
        } else if (v instanceof Double || v instanceof Float) {
            double d = ((Number) v).doubleValue();
            if (Double.isNaN(d) || Double.isInfinite(d)) foreign(b, "the float " + d);
            else b.append(v);
        } else if (v instanceof Number) {
            b.append(v);
        } else if (v.getClass().isArray()) {
            b.append('[');
            for (int i = 0, n = Array.getLength(v); i < n; i++) {
                if (i > 0) b.append(',');
                write(b, Array.get(v, i), depth + 1);
            }
            b.append(']');
        } else if (v instanceof Collection) {
            b.append('[');
            boolean first = true;
            for (Object e : (Collection<?>) v) {
                if (!first) b.append(',');
                first = false;
                write(b, e, depth + 1);
            }
            b.append(']');
        } else if (v instanceof Map) {
            StringBuilder m = new StringBuilder("{");
            for (Map.Entry<?, ?> e : ((Map<?, ?>) v).entrySet()) {
                if (!(e.getKey() instanceof String)) {
                    foreign(b, "a map whose keys are not strings");
                    return;
                }
                if (m.length() > 1) m.append(',');
                text(m, (String) e.getKey());
                write(m.append(':'), e.getValue(), depth + 1);
            }
            b.append(m).append('}');
        } else {
            foreign(b, "an object of class " + v.getClass().getSimpleName());
        }
    }

    private static void foreign(StringBuilder b, String words) {
        b.append("{\"\\u0000foreign\":");
        text(b, words);
        b.append('}');
    }

    static void text(StringBuilder b, String s) {
        b.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"' || c == '\\') b.append('\\').append(c);
            else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) b.append(String.format("\\u%04x", (int) c));
            else b.append(c);
        }
        b.append('"');
    }
}
