// part: 1
package main

type Adder struct{ sum int }

func NewAdder() *Adder { return &Adder{} }

func (a *Adder) Add(n int) int { a.sum += n; return a.sum }
