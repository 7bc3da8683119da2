// Package sampling says what a sample proves.
//
// A visitor draws some of the records on a list and finds part of them fine.
// The list is the population; how many were drawn and how many of those were
// fine is known, and how many of the whole list are fine is not. [Interval]
// gives the exact limits of that number: no normal approximation, no table, no
// prior belief about the supplier. Before the draw, [DiscoverySize] and
// [DiscoveryPower] say how large a hole a sample of a given size would reveal;
// [Draw] then picks the lines from a seed that was written down first, so that
// neither side can steer it and anybody can repeat it. A second stage that was
// declared before the first was seen is priced into the limits by [TwoStage].
//
// Two tools stand beside the record sample and never enter a score. [LotPlan]
// looks up the acceptance sampling plan of ISO 2859-1 for a lot of products.
// [Readings] screens a column of recorded values for the marks of invented
// numbers. Each screen has conditions under which honest values would trip it;
// outside them it refuses and says why, because the words of this package are
// "look closer" and never "fake".
//
// The package is pure: no clock, no files, no randomness but the seed, and no
// state. Functions that take what a person typed return an error that wraps
// [ErrInvalid] and reads as one sentence.
package sampling
