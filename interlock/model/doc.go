// Package model holds no code but a test: the protocol of the door as a small machine, of which every
// interleaving and every crash is walked.
//
// It may not be imported. A step of a program is one statement that a register answers at once; between
// any two steps any other program may step, or the program may die and be started again. What must
// never be seen is written beside the machine in words; for every step that the protocol takes there is
// a mutant without it, in which the walk must see that.
package model
