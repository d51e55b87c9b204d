// @EXPECTED_RESULTS@: COMPILER-ERROR
package main

func main() { twice() }
