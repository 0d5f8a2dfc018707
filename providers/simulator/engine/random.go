package engine

import "fmt"

// Digest mixes a seed and words into 64 well spread bits: FNV-1a with the
// finaliser of SplitMix64, so that near words give far numbers.
func Digest(seed int64, words ...string) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037) ^ uint64(seed)*0x9e3779b97f4a7c15 //nolint:gosec // Bits, not a number.
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * prime
		}
		h = (h ^ 0xff) * prime
	}
	return Mix(h)
}

// Mix gives further bits.
func Mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Between takes a number in lo..hi out of the bits.
func Between(h uint64, lo, hi int) int {
	return lo + int(h%uint64(hi-lo+1)) //nolint:gosec // The remainder is small.
}

// Alphabets for Letters.
const (
	LowerAlnum = "abcdefghijklmnopqrstuvwxyz0123456789"
	MixedAlnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	HexDigits  = "0123456789abcdef"
)

// Letters spells n characters of an alphabet.
func Letters(h uint64, n int, alphabet string) string {
	out := make([]byte, n)
	for i := range out {
		h = Mix(h)
		out[i] = alphabet[h%uint64(len(alphabet))]
	}
	return string(out)
}

// UUID spells an upper-case UUID, the form of Alibaba Cloud's request ids.
func UUID(h uint64) string {
	g := Mix(h)
	return fmt.Sprintf("%08X-%04X-4%03X-8%03X-%012X", uint32(h>>32), uint16(h>>16), h&0xfff, g>>52, g&0xffffffffffff) //nolint:gosec // Bits.
}
