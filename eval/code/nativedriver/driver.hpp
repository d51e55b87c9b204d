// Between a candidate's C++ types and the driver. The adapter of a question
// includes this before the candidate's file and calls hotloop_driver::method or
// ::function for each thing that a test calls.
#ifndef HOTLOOP_DRIVER_HPP
#define HOTLOOP_DRIVER_HPP
#include "driver.h"
#include <array>
#include <cxxabi.h>
#include <cstdlib>
#include <deque>
#include <exception>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hotloop_driver {

inline const char *type_words(const std::type_info &t) {
    int status = 0;
    char *name = abi::__cxa_demangle(t.name(), nullptr, nullptr, &status);
    return name != nullptr ? name : t.name();
}

// Reading. What is not listed here cannot be an argument.

template <class T, class = void> struct reader;

template <> struct reader<bool> { static bool read() { return hl_bool(); } };

template <class T> struct reader<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
    static T read() {
        constexpr auto low = std::numeric_limits<T>::min();
        constexpr auto high = std::numeric_limits<T>::max();
        if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(long long)) return static_cast<T>(hl_int(0, std::numeric_limits<long long>::max()));
        else return static_cast<T>(hl_int(static_cast<long long>(low), static_cast<long long>(high)));
    }
};

template <class T> struct reader<T, std::enable_if_t<std::is_floating_point_v<T>>> {
    static T read() { return static_cast<T>(hl_float()); }
};

template <> struct reader<std::string> {
    static std::string read() {
        size_t n = 0;
        char *text = hl_string(&n);
        std::string out(text, n);
        std::free(text);
        return out;
    }
};

template <> struct reader<std::string_view> {
    static std::string_view read() {
        size_t n = 0;
        char *text = hl_string(&n);
        return {text, n};
    }
};

template <> struct reader<const char *> { static const char *read() { return hl_string(nullptr); } };

template <class T> struct reader<std::optional<T>> {
    static std::optional<T> read() {
        if (hl_null()) return std::nullopt;
        return reader<T>::read();
    }
};

template <class L> struct list_reader {
    static L read() {
        L out;
        hl_open('[');
        while (hl_more(']')) out.insert(out.end(), reader<typename L::value_type>::read());
        return out;
    }
};
template <class T> struct reader<std::vector<T>> : list_reader<std::vector<T>> {};
template <class T> struct reader<std::deque<T>> : list_reader<std::deque<T>> {};
template <class T> struct reader<std::list<T>> : list_reader<std::list<T>> {};

template <class T, std::size_t N> struct reader<std::array<T, N>> {
    static std::array<T, N> read() {
        std::array<T, N> out{};
        hl_open('[');
        for (auto &e : out) { hl_more(']'); e = reader<T>::read(); }
        while (hl_more(']')) hl_int(1, 0); // too many: refuses
        return out;
    }
};

template <class A, class B> struct reader<std::pair<A, B>> {
    static std::pair<A, B> read() {
        hl_open('[');
        hl_more(']');
        A a = reader<A>::read();
        hl_more(']');
        B b = reader<B>::read();
        while (hl_more(']')) hl_int(1, 0);
        return {std::move(a), std::move(b)};
    }
};

template <class M> struct map_reader {
    static M read() {
        M out;
        hl_open('{');
        while (hl_more('}')) {
            size_t n = 0;
            char *key = hl_key(&n);
            std::string name(key, n);
            std::free(key);
            out.emplace(std::move(name), reader<typename M::mapped_type>::read());
        }
        return out;
    }
};
template <class T> struct reader<std::map<std::string, T>> : map_reader<std::map<std::string, T>> {};
template <class T> struct reader<std::unordered_map<std::string, T>> : map_reader<std::unordered_map<std::string, T>> {};

template <class T> T argument(int n) {
    hl_argument(n, type_words(typeid(T)));
    return reader<T>::read();
}

// Writing.

template <class T, class = void> struct writer;

template <> struct writer<bool> { static void put(bool v) { hl_put_bool(v); } };
template <> struct writer<std::nullptr_t> { static void put(std::nullptr_t) { hl_put_null(); } };
template <> struct writer<std::nullopt_t> { static void put(std::nullopt_t) { hl_put_null(); } };

template <class T> struct writer<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
    static void put(T v) {
        if constexpr (std::is_signed_v<T>) hl_put_int(static_cast<long long>(v));
        else hl_put_uint(static_cast<unsigned long long>(v));
    }
};

template <class T> struct writer<T, std::enable_if_t<std::is_floating_point_v<T>>> {
    static void put(T v) { hl_put_float(static_cast<double>(v)); }
};

template <> struct writer<std::string> { static void put(const std::string &v) { hl_put_string(v.data(), v.size()); } };
template <> struct writer<std::string_view> { static void put(std::string_view v) { hl_put_string(v.data(), v.size()); } };
template <> struct writer<const char *> { static void put(const char *v) { hl_put_string(v, v == nullptr ? 0 : std::char_traits<char>::length(v)); } };

template <class T> void put(const T &v) { writer<std::remove_cv_t<T>>::put(v); }

template <class T> struct writer<std::optional<T>> {
    static void put(const std::optional<T> &v) {
        if (v) hotloop_driver::put(*v);
        else hl_put_null();
    }
};

template <class P> struct pointer_writer {
    static void put(const P &v) {
        if (v) hotloop_driver::put(*v);
        else hl_put_null();
    }
};
template <class T> struct writer<std::unique_ptr<T>> : pointer_writer<std::unique_ptr<T>> {};
template <class T> struct writer<std::shared_ptr<T>> : pointer_writer<std::shared_ptr<T>> {};

template <class L> struct list_writer {
    static void put(const L &v) {
        hl_put_open('[');
        for (const auto &e : v) { hl_put_item(); hotloop_driver::put(e); }
        hl_put_close(']');
    }
};
template <class T> struct writer<std::vector<T>> : list_writer<std::vector<T>> {};
template <class T> struct writer<std::deque<T>> : list_writer<std::deque<T>> {};
template <class T> struct writer<std::list<T>> : list_writer<std::list<T>> {};
template <class T> struct writer<std::set<T>> : list_writer<std::set<T>> {};
template <class T, std::size_t N> struct writer<std::array<T, N>> : list_writer<std::array<T, N>> {};

template <> struct writer<std::vector<bool>> {
    static void put(const std::vector<bool> &v) {
        hl_put_open('[');
        for (bool e : v) { hl_put_item(); hl_put_bool(e); }
        hl_put_close(']');
    }
};

template <class A, class B> struct writer<std::pair<A, B>> {
    static void put(const std::pair<A, B> &v) {
        hl_put_open('[');
        hl_put_item();
        hotloop_driver::put(v.first);
        hl_put_item();
        hotloop_driver::put(v.second);
        hl_put_close(']');
    }
};

template <class M> struct map_writer {
    static void put(const M &v) {
        hl_put_open('{');
        for (const auto &e : v) { hl_put_key(e.first.data(), e.first.size()); hotloop_driver::put(e.second); }
        hl_put_close('}');
    }
};
template <class T> struct writer<std::map<std::string, T>> : map_writer<std::map<std::string, T>> {};
template <class T> struct writer<std::unordered_map<std::string, T>> : map_writer<std::unordered_map<std::string, T>> {};

// Calling. The arguments are read before the clock runs.

template <class T> struct bare { using type = std::remove_cv_t<std::remove_reference_t<T>>; };

template <class... A, std::size_t... I> auto arguments(std::index_sequence<I...>) {
    return std::tuple<typename bare<A>::type...>{argument<typename bare<A>::type>(static_cast<int>(I) + 1)...};
}

template <class R, class F, class... T> void timed(F &&f, std::tuple<T...> &args) {
    if constexpr (std::is_void_v<R>) {
        hl_start();
        std::apply(f, args);
        hl_stop();
        hl_put_null();
    } else {
        hl_start();
        R result = std::apply(f, args);
        hl_stop();
        put(result);
    }
}

// A parameter that takes its argument over is handed it by move.
template <class A, class T> decltype(auto) hand(T &v) {
    if constexpr (std::is_lvalue_reference_v<A>) return static_cast<T &>(v);
    else return std::move(v);
}

template <class R, class... A> void function(R (*f)(A...)) {
    auto args = arguments<A...>(std::index_sequence_for<A...>{});
    timed<R>([f](auto &...a) -> R { return f(hand<A>(a)...); }, args);
}

template <class C, class R, class... A> void method(C &object, R (C::*f)(A...)) {
    auto args = arguments<A...>(std::index_sequence_for<A...>{});
    timed<R>([f, &object](auto &...a) -> R { return (object.*f)(hand<A>(a)...); }, args);
}
template <class C, class R, class... A> void method(C &object, R (C::*f)(A...) const) {
    auto args = arguments<A...>(std::index_sequence_for<A...>{});
    timed<R>([f, &object](auto &...a) -> R { return (object.*f)(hand<A>(a)...); }, args);
}
template <class C, class R, class... A> void method(C &object, R (C::*f)(A...) noexcept) { method(object, static_cast<R (C::*)(A...)>(f)); }
template <class C, class R, class... A> void method(C &object, R (C::*f)(A...) const noexcept) { method(object, static_cast<R (C::*)(A...) const>(f)); }

template <class C> C *&object() {
    static C *made = nullptr;
    return made;
}

template <class C, class... T> void construct(T... args) {
    hl_start();
    C *made = new C(std::move(args)...);
    hl_stop();
    object<C>() = made;
    hl_put_null();
}

// An exception that nobody catches ends here with the stack still as it was
// where it was thrown.
[[noreturn]] inline void terminated() {
    const char *kind = "exception", *text = "";
    if (std::type_info *t = abi::__cxa_current_exception_type()) {
        kind = type_words(*t);
        try {
            throw;
        } catch (const std::exception &e) {
            text = e.what();
        } catch (const std::string &e) {
            text = e.c_str();
        } catch (const char *e) {
            text = e;
        } catch (...) {
        }
    }
    hl_fail(kind, text, 0);
}

inline int run(const char *const *names, int count, void (*call)(int)) {
    std::set_terminate(terminated);
    return hl_main(names, count, call);
}

} // namespace hotloop_driver
#endif
