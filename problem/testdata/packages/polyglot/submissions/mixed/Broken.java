// @EXPECTED_RESULTS@: COMPILER-ERROR
public class Broken {
    int twice() { }
}
