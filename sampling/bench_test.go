package sampling

import (
	"fmt"
	"testing"
)

func BenchmarkInterval(b *testing.B) {
	for _, s := range [][3]int{
		{240, 30, 25},
		{10_000, 300, 270},
		{10_000, 29, 29},
		{10_000, 5_000, 2_500},
		{10_000, 9_000, 4_500},
		{10_000_000, 60, 55},
		{10_000_000, 5_000_000, 2_500_000},
	} {
		b.Run(fmt.Sprintf("N=%d/n=%d/x=%d", s[0], s[1], s[2]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Interval(s[0], false, s[1], s[2], 0.90); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("unknown/n=30/x=25", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Interval(0, true, 30, 25, 0.90); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkDiscoverySize(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := DiscoverySize(10_000, 500, 0.95); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, population := range []int{240, 10_000_000} {
		b.Run(fmt.Sprintf("N=%d/n=29", population), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Draw("demo-visit|in.coverage|240|4711", population, 29); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
