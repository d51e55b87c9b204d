// Between a candidate's Rust types and the driver, which is C. The adapter of a
// question includes this as a module beside the candidate's file.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::ffi::CString;
use std::os::raw::{c_char, c_double, c_int, c_longlong};

extern "C" {
    fn hl_main(names: *const *const c_char, count: c_int, call: extern "C" fn(c_int)) -> c_int;
    fn hl_argument(n: c_int, of: *const c_char);
    fn hl_null() -> bool;
    fn hl_bool() -> bool;
    fn hl_int(low: c_longlong, high: c_longlong) -> c_longlong;
    fn hl_float() -> c_double;
    fn hl_string(size: *mut usize) -> *mut u8;
    fn hl_open(bracket: c_char);
    fn hl_more(bracket: c_char) -> bool;
    fn hl_key(size: *mut usize) -> *mut u8;
    fn hl_start();
    fn hl_stop();
    fn hl_put_null();
    fn hl_put_bool(v: bool);
    fn hl_put_int(v: c_longlong);
    fn hl_put_uint(v: u64);
    fn hl_put_float(v: c_double);
    fn hl_put_string(text: *const u8, size: usize);
    fn hl_put_open(bracket: c_char);
    fn hl_put_item();
    fn hl_put_key(text: *const u8, size: usize);
    fn hl_put_close(bracket: c_char);
    fn hl_fail(kind: *const c_char, text: *const c_char, line: c_int) -> !;
    fn free(p: *mut u8);
}

pub trait Read: Sized {
    fn read() -> Self;
}

pub trait Put {
    fn put(&self);
}

macro_rules! integers {
    ($($t:ty)*) => {$(
        impl Read for $t {
            fn read() -> Self {
                let low = i64::try_from(<$t>::MIN).unwrap_or(i64::MIN);
                let high = i64::try_from(<$t>::MAX).unwrap_or(i64::MAX);
                unsafe { hl_int(low, high) as $t }
            }
        }
        impl Put for $t {
            fn put(&self) {
                match i64::try_from(*self) {
                    Ok(v) => unsafe { hl_put_int(v) },
                    Err(_) => unsafe { hl_put_uint(*self as u64) },
                }
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize i128 u128);

macro_rules! floats {
    ($($t:ty)*) => {$(
        impl Read for $t {
            fn read() -> Self { unsafe { hl_float() as $t } }
        }
        impl Put for $t {
            fn put(&self) { unsafe { hl_put_float(*self as f64) } }
        }
    )*};
}
floats!(f32 f64);

impl Read for bool {
    fn read() -> Self {
        unsafe { hl_bool() }
    }
}
impl Put for bool {
    fn put(&self) {
        unsafe { hl_put_bool(*self) }
    }
}
impl Put for () {
    fn put(&self) {
        unsafe { hl_put_null() }
    }
}

fn text(from: unsafe extern "C" fn(*mut usize) -> *mut u8) -> String {
    let mut size = 0usize;
    unsafe {
        let p = from(&mut size);
        let s = String::from_utf8_lossy(std::slice::from_raw_parts(p, size)).into_owned();
        free(p);
        s
    }
}

impl Read for String {
    fn read() -> Self {
        text(hl_string)
    }
}
impl Read for &'static str {
    fn read() -> Self {
        Box::leak(String::read().into_boxed_str())
    }
}
impl<T: Read> Read for &'static T {
    fn read() -> Self {
        Box::leak(Box::new(T::read()))
    }
}
impl<T: Read> Read for &'static [T] {
    fn read() -> Self {
        Box::leak(Vec::<T>::read().into_boxed_slice())
    }
}
impl Put for str {
    fn put(&self) {
        unsafe { hl_put_string(self.as_ptr(), self.len()) }
    }
}
impl Put for String {
    fn put(&self) {
        self.as_str().put()
    }
}
impl<T: Put + ?Sized> Put for &T {
    fn put(&self) {
        (**self).put()
    }
}
impl<T: Put + ?Sized> Put for Box<T> {
    fn put(&self) {
        (**self).put()
    }
}

impl<T: Read> Read for Option<T> {
    fn read() -> Self {
        if unsafe { hl_null() } {
            return None;
        }
        Some(T::read())
    }
}
impl<T: Put> Put for Option<T> {
    fn put(&self) {
        match self {
            Some(v) => v.put(),
            None => unsafe { hl_put_null() },
        }
    }
}
impl<T: Put, E: std::fmt::Debug> Put for Result<T, E> {
    fn put(&self) {
        match self {
            Ok(v) => v.put(),
            Err(e) => fail("error", &format!("It returned the error {:?}.", e), 0),
        }
    }
}

fn list<T: Read>(mut each: impl FnMut(T)) {
    unsafe {
        hl_open(b'[' as c_char);
        while hl_more(b']' as c_char) {
            each(T::read());
        }
    }
}

fn put_list<'a, T: Put + 'a>(items: impl Iterator<Item = &'a T>) {
    unsafe {
        hl_put_open(b'[' as c_char);
        for v in items {
            hl_put_item();
            v.put();
        }
        hl_put_close(b']' as c_char);
    }
}

impl<T: Read> Read for Vec<T> {
    fn read() -> Self {
        let mut out = Vec::new();
        list(|v| out.push(v));
        out
    }
}
impl<T: Read> Read for VecDeque<T> {
    fn read() -> Self {
        Vec::<T>::read().into()
    }
}
impl<T: Read, const N: usize> Read for [T; N] {
    fn read() -> Self {
        match Vec::<T>::read().try_into() {
            Ok(a) => a,
            Err(_) => fail("signature", "An argument is a list of another length than your program takes.", 0),
        }
    }
}
impl<A: Read, B: Read> Read for (A, B) {
    fn read() -> Self {
        unsafe {
            hl_open(b'[' as c_char);
            hl_more(b']' as c_char);
            let a = A::read();
            hl_more(b']' as c_char);
            let b = B::read();
            hl_more(b']' as c_char);
            (a, b)
        }
    }
}
impl<T: Put> Put for Vec<T> {
    fn put(&self) {
        put_list(self.iter())
    }
}
impl<T: Put> Put for [T] {
    fn put(&self) {
        put_list(self.iter())
    }
}
impl<T: Put, const N: usize> Put for [T; N] {
    fn put(&self) {
        put_list(self.iter())
    }
}
impl<T: Put> Put for VecDeque<T> {
    fn put(&self) {
        put_list(self.iter())
    }
}
impl<T: Put> Put for LinkedList<T> {
    fn put(&self) {
        put_list(self.iter())
    }
}
impl<T: Put> Put for BTreeSet<T> {
    fn put(&self) {
        put_list(self.iter())
    }
}
impl<T: Put> Put for HashSet<T> {
    fn put(&self) {
        put_list(self.iter())
    }
}
impl<A: Put, B: Put> Put for (A, B) {
    fn put(&self) {
        unsafe {
            hl_put_open(b'[' as c_char);
            hl_put_item();
            self.0.put();
            hl_put_item();
            self.1.put();
            hl_put_close(b']' as c_char);
        }
    }
}

fn map<T: Read>(mut each: impl FnMut(String, T)) {
    unsafe {
        hl_open(b'{' as c_char);
        while hl_more(b'}' as c_char) {
            let key = text(hl_key);
            each(key, T::read());
        }
    }
}

fn put_map<'a, K: AsRef<str> + 'a, T: Put + 'a>(items: impl Iterator<Item = (&'a K, &'a T)>) {
    unsafe {
        hl_put_open(b'{' as c_char);
        for (k, v) in items {
            let k = k.as_ref();
            hl_put_key(k.as_ptr(), k.len());
            v.put();
        }
        hl_put_close(b'}' as c_char);
    }
}

impl<T: Read> Read for HashMap<String, T> {
    fn read() -> Self {
        let mut out = HashMap::new();
        map(|k, v| {
            out.insert(k, v);
        });
        out
    }
}
impl<T: Read> Read for BTreeMap<String, T> {
    fn read() -> Self {
        let mut out = BTreeMap::new();
        map(|k, v| {
            out.insert(k, v);
        });
        out
    }
}
impl<K: AsRef<str>, T: Put> Put for HashMap<K, T> {
    fn put(&self) {
        put_map(self.iter())
    }
}
impl<K: AsRef<str>, T: Put> Put for BTreeMap<K, T> {
    fn put(&self) {
        put_map(self.iter())
    }
}

/// argument reads argument n of a call; its type follows from where it is used.
pub fn argument<T: Read>(n: i32) -> T {
    let name = c_text(&std::any::type_name::<T>().replace("alloc::string::", "").replace("alloc::vec::", ""));
    unsafe { hl_argument(n, name.as_ptr()) };
    let v = T::read();
    std::mem::forget(name); // a sentence may still name it
    v
}

pub fn start() {
    unsafe { hl_start() }
}

pub fn stop() {
    unsafe { hl_stop() }
}

fn c_text(s: &str) -> CString {
    CString::new(s.replace('\0', "")).unwrap_or_default()
}

pub fn fail(kind: &str, text: &str, line: i32) -> ! {
    let (kind, text) = (c_text(kind), c_text(text));
    unsafe { hl_fail(kind.as_ptr(), text.as_ptr(), line) }
}

/// run serves the tests. A panic ends the test where it happened.
pub fn run(names: &[&str], call: extern "C" fn(c_int)) -> ! {
    std::panic::set_hook(Box::new(|info| {
        let text = match (info.payload().downcast_ref::<&str>(), info.payload().downcast_ref::<String>()) {
            (Some(s), _) => (*s).to_string(),
            (_, Some(s)) => s.clone(),
            _ => "a value that is no text".to_string(),
        };
        let line = match info.location() {
            Some(at) if at.file().ends_with("solution.rs") => at.line() as i32,
            _ => 0,
        };
        fail("panic", &text, line)
    }));
    let names: Vec<CString> = names.iter().map(|n| c_text(n)).collect();
    let pointers: Vec<*const c_char> = names.iter().map(|n| n.as_ptr()).collect();
    let code = unsafe { hl_main(pointers.as_ptr(), pointers.len() as c_int, call) };
    std::process::exit(code)
}

pub fn put<T: Put + ?Sized>(v: &T) {
    v.put()
}
