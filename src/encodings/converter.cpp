#include "encodings/converter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/iscii.hpp"
#include "encodings/stateful.hpp"
#include "encodings/steps.hpp"
#include "encodings/tscii.hpp"
#include "encodings/vni.hpp"

namespace degarble {
namespace {

// The end of the ASCII characters from `at` on.
std::size_t ascii_end(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((word & kHigh) != 0) break;
  }
  while (at < bytes.size() && is_ascii(bytes[at])) ++at;
  return at;
}

// Calls `use` with the steps of the encoding, and whether its bytes below 80 are ASCII wherever a
// character may begin.
template <typename Use>
void with_step(const Encoding& encoding, Use use) {
  constexpr std::true_type kAscii;
  constexpr std::false_type kOther;
  if (encoding.kind == Encoding::Kind::utf8) return use(Utf8Step{}, kAscii);
  if (is_single_byte(encoding)) return use(SingleByteStep{encoding}, kOther);
  switch (encoding.scheme) {
    case Scheme::none:
      return use(WideStep{encoding.units}, kOther);
    case Scheme::gb18030:
      return use(Gb18030Step{}, kAscii);
    case Scheme::big5:
      return use(Big5Step{}, kAscii);
    case Scheme::euc_jp:
      return use(EucJpStep{}, kAscii);
    case Scheme::shift_jis:
      return use(ShiftJisStep{}, kAscii);
    case Scheme::euc_kr:
      return use(PairStep{double_bytes(CharacterSet::ks_x_1001)}, kAscii);
    case Scheme::johab:
      return use(PairStep{double_bytes(CharacterSet::johab)}, kAscii);
    case Scheme::euc_tw:
      return use(EucTwStep{}, kAscii);
    case Scheme::ansel:
      return use(AnselStep{}, kAscii);
    case Scheme::tscii:
      return use(TsciiStep{}, kAscii);
    case Scheme::vni:
      return use(VniStep{}, kOther);
    case Scheme::iscii:
      return use(IsciiReader(encoding), kOther);
    case Scheme::cesu_8:
      return use(Cesu8Step{}, kAscii);
    case Scheme::iso_2022_jp:
    case Scheme::iso_2022_kr:
    case Scheme::iso_2022_cn:
    case Scheme::hz:
      return use(Iso2022Reader(encoding.scheme), kOther);
    case Scheme::utf_7:
      return use(Utf7Reader(), kOther);
  }
}

// Takes the steps of `bytes` up to an unfinished character; where it begins.
template <typename Step>
std::size_t skip(std::string_view bytes, Step& step) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto found = step(bytes, at);
    if (found.incomplete) break;
    at += found.length;
  }
  return at;
}

// Takes pairs of bytes that the table has, one after the other; where they end.
template <typename Sink>
std::size_t walk_pairs(std::string_view bytes, std::size_t at, std::size_t pending,
                       const DoubleBytes& table, Sink& sink) {
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t found = table.at(byte(bytes[at]), byte(bytes[at + 1]));
    if (found == kUndecodable) break;
    (void)sink.put(at - std::min(at, pending), found);
  }
  return at;
}

// Takes a text one step after the other. Its first `pending` bytes are of an earlier piece. The
// sink's put() says whether to go on.
template <typename Step, typename HasAscii, typename Sink>
void walk(std::string_view bytes, std::size_t pending, Tail tail, Step& step, HasAscii,
          Sink& sink) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t begin = at - std::min(at, pending);
    if (HasAscii::value && at >= pending && is_ascii(bytes[at])) {
      const std::size_t end = ascii_end(bytes, at + 1);
      sink.put_ascii(begin, bytes.substr(at, end - at));
      at = end;
      continue;
    }
    if constexpr (BeginsWithPairs<Step>) {
      const std::size_t end = walk_pairs(bytes, at, pending, step.table(), sink);
      if (end > at) {
        at = end;
        continue;
      }
    }
    const auto found = step(bytes, at);
    at += found.length;
    const bool goes_on = found.incomplete && tail == Tail::goes_on;
    if (found.code_point == kNoCharacter || goes_on) continue;
    if (!sink.put(begin, found.code_point)) return;
    for (std::size_t i = 0; i < found.more.size() && found.more[i] != 0; ++i) {
      (void)sink.put(begin, found.more[i]);
    }
  }
}

// A piece of a text, and what shift_after() said of the bytes before it.
struct ShiftedBytes {
  std::string_view bytes;
  std::string_view shift;
  Tail tail = Tail::ends;
};

template <typename Sink>
void walk(const Encoding& encoding, const ShiftedBytes& piece, Sink& sink) {
  with_step(encoding, [&](auto step, auto has_ascii) {
    if (piece.shift.empty()) return walk(piece.bytes, 0, piece.tail, step, has_ascii, sink);
    const std::string_view pending = piece.shift.substr(skip(piece.shift, step));
    const std::string joined = std::string(pending).append(piece.bytes);
    walk(joined, pending.size(), piece.tail, step, has_ascii, sink);
  });
}

class CharacterSink {
 public:
  explicit CharacterSink(std::vector<Decoded>& characters) : characters_(characters) {}

  void put_ascii(std::size_t begin, std::string_view run) {
    for (const char c : run) put(begin++, byte(c));
  }
  bool put(std::size_t begin, char32_t code_point) {
    characters_.push_back({static_cast<std::uint32_t>(begin), code_point});
    return true;
  }

 private:
  std::vector<Decoded>& characters_;
};

class CodePointSink {
 public:
  explicit CodePointSink(std::u32string& text) : text_(text) {}

  void put_ascii(std::size_t, std::string_view run) { text_.append(run.begin(), run.end()); }
  bool put(std::size_t, char32_t code_point) {
    text_ += code_point == kUndecodable ? kReplacement : code_point;
    return true;
  }

 private:
  std::u32string& text_;
};

// The most bytes of UTF-8 that a byte of the text stands for.
std::size_t most_utf8(const Encoding& encoding) {
  return encoding.scheme == Scheme::tscii ? 12 : 3;  // four characters
}

// Writes into room that is large enough.
class TextSink {
 public:
  explicit TextSink(char* to) : to_(to) {}

  void put_ascii(std::size_t, std::string_view run) {
    std::memcpy(to_, run.data(), run.size());
    to_ += run.size();
  }
  bool put(std::size_t, char32_t code_point) {
    if (code_point > 0x10FFFF) code_point = kReplacement;
    to_ = write_utf8(to_, code_point);
    return true;
  }
  [[nodiscard]] char* end() const { return to_; }

 private:
  char* to_;
};

struct FaultSink {
  bool found = false;

  void put_ascii(std::size_t, std::string_view) {}
  bool put(std::size_t, char32_t code_point) {
    found = code_point == kUndecodable;
    return !found;
  }
};

// Single bytes by a table of their UTF-8. Writes a byte more than it says.
char* write_single_bytes(const Encoding& encoding, std::string_view bytes, char* to) {
  static_assert(std::endian::native == std::endian::little);
  const PackedUtf8& table = packed_utf8(encoding);
  const bool ascii = extends_ascii(encoding);
  std::size_t at = 0;
  const auto write_one = [&] {
    const std::uint32_t packed = table[byte(bytes[at++])];
    std::memcpy(to, &packed, 4);
    to += packed >> 24;
  };
  while (at + 8 <= bytes.size()) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    if (ascii && (word & 0x8080808080808080) == 0) {
      std::memcpy(to, &word, 8);
      to += 8;
      at += 8;
      continue;
    }
    for (int i = 0; i < 8; ++i) write_one();
  }
  while (at < bytes.size()) write_one();
  return to;
}

}  // namespace

std::vector<Decoded> decode_characters(const Encoding& encoding, std::string_view bytes,
                                       std::string_view shift, Tail tail) {
  std::vector<Decoded> characters;
  characters.reserve(bytes.size() / unit_size(encoding.units) + 1);
  CharacterSink sink(characters);
  walk(encoding, {bytes, shift, tail}, sink);
  if (!characters.empty()) characters.front().begin = 0;  // with an escape sequence before it
  return characters;
}

std::u32string decode_code_points(const Encoding& encoding, std::string_view bytes) {
  std::u32string text;
  if (is_single_byte(encoding)) {
    text.resize(bytes.size());
    std::ranges::transform(bytes, text.begin(), [&](char c) {
      const char32_t found = code_point_of(encoding, byte(c));
      return found == kUndecodable ? kReplacement : found;
    });
    return text;
  }
  CodePointSink sink(text);
  text.reserve(bytes.size() / unit_size(encoding.units) + 1);
  walk(encoding, {bytes, {}}, sink);
  return text;
}

char32_t only_character(const Encoding& encoding, std::string_view bytes) {
  char32_t only = kUndecodable;
  with_step(encoding, [&](auto step, auto) {
    const auto found = step(bytes, 0);
    const bool is_only = found.length == bytes.size() && found.more[0] == 0 && !found.incomplete;
    if (is_only && found.code_point != kNoCharacter) only = found.code_point;
  });
  return only;
}

void decode_text(const Encoding& encoding, std::string_view bytes, std::string_view shift,
                 Tail tail, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + (bytes.size() + shift.size()) * most_utf8(encoding) + 4);
  char* const to = out.data() + before;
  char* end = nullptr;
  if (is_single_byte(encoding)) {
    end = write_single_bytes(encoding, bytes, to);
  } else {
    TextSink sink(to);
    walk(encoding, {bytes, shift, tail}, sink);
    end = sink.end();
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
}

bool is_decodable(const Encoding& encoding, std::string_view bytes) {
  FaultSink sink;
  walk(encoding, {bytes, {}}, sink);
  return !sink.found;
}

std::string shift_after(const Encoding& encoding, std::string_view bytes, std::string_view shift) {
  using Kind = Encoding::Kind;
  if (encoding.kind != Kind::multi_byte && encoding.kind != Kind::stateful) return {};
  // All begin anew behind a line end, which is no part of any character.
  const std::size_t line_end = bytes.rfind('\n');
  std::string line(line_end == std::string_view::npos ? shift : std::string_view());
  line += bytes.substr(line_end + 1);
  std::string result;
  with_step(encoding, [&](auto step, auto) {
    const std::size_t at = skip(line, step);
    if constexpr (requires { step.shift(); }) result = step.shift();
    result += std::string_view(line).substr(at);
  });
  return result;
}

}  // namespace degarble
