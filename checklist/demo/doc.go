// Package demo holds the visits of the demonstration: five factories that do
// not exist, visited for five different reasons, one of them the valve maker
// whose paper is clean and whose receipts are not.
//
// Each visit is a text file that can be read and edited, with the header of
// the visit, its answers by item, the observations and the promises. Nothing in
// it is computed; what the assessment makes of it is checked in the tests.
package demo
