#include "encodings/stateful.hpp"

#include "encodings/base64.hpp"

namespace degarble {
namespace {

using Charset = Iso2022Reader::Charset;

enum class Effect : std::uint8_t {
  lock,       // what follows is of this character set
  out,        // what SHIFT OUT switches to is this character set
  second,     // what SINGLE SHIFT 2 switches to is
  shift_out,  //
  shift_in,   //
  single,     // SINGLE SHIFT 2
  tilde,      // a '~'
  nothing,
};

struct Escape {
  Scheme scheme;
  std::string_view bytes;
  Effect effect;
  Charset charset = Charset::ascii;
};

// None begins with another of the same encoding. The first with an effect is how it is written.
constexpr Escape kEscapes[] = {
    {Scheme::iso_2022_jp, "\x1B(B", Effect::lock, Charset::ascii},
    {Scheme::iso_2022_jp, "\x1B(J", Effect::lock, Charset::roman},
    {Scheme::iso_2022_jp, "\x1B(H", Effect::lock, Charset::roman},  // Swedish, but never meant
    {Scheme::iso_2022_jp, "\x1B(I", Effect::lock, Charset::katakana},
    {Scheme::iso_2022_jp, "\x1B$B", Effect::lock, Charset::jis_x_0208},
    {Scheme::iso_2022_jp, "\x1B$@", Effect::lock, Charset::jis_x_0208},
    {Scheme::iso_2022_jp, "\x1B$(B", Effect::lock, Charset::jis_x_0208},
    {Scheme::iso_2022_jp, "\x1B$(@", Effect::lock, Charset::jis_x_0208},
    {Scheme::iso_2022_jp, "\x1B$(D", Effect::lock, Charset::jis_x_0212},
    {Scheme::iso_2022_jp, "\x1B$A", Effect::lock, Charset::gb_2312},
    {Scheme::iso_2022_jp, "\x1B$(C", Effect::lock, Charset::ks_x_1001},
    {Scheme::iso_2022_jp, "\x1B&@", Effect::nothing},  // announces JIS X 0208-1990
    {Scheme::iso_2022_jp, "\x0E", Effect::lock, Charset::katakana},
    {Scheme::iso_2022_jp, "\x0F", Effect::lock, Charset::ascii},
    {Scheme::iso_2022_kr, "\x1B$)C", Effect::out, Charset::ks_x_1001},
    {Scheme::iso_2022_kr, "\x0E", Effect::shift_out},
    {Scheme::iso_2022_kr, "\x0F", Effect::shift_in},
    {Scheme::iso_2022_cn, "\x1B$)A", Effect::out, Charset::gb_2312},
    {Scheme::iso_2022_cn, "\x1B$)E", Effect::out, Charset::gb_2312},  // ISO-IR-165 extends it
    {Scheme::iso_2022_cn, "\x1B$)G", Effect::out, Charset::cns_1},
    {Scheme::iso_2022_cn, "\x1B$*H", Effect::second, Charset::cns_2},
    {Scheme::iso_2022_cn, "\x1BN", Effect::single},
    {Scheme::iso_2022_cn, "\x0E", Effect::shift_out},
    {Scheme::iso_2022_cn, "\x0F", Effect::shift_in},
    {Scheme::hz, "~{", Effect::lock, Charset::gb_2312},
    {Scheme::hz, "~}", Effect::lock, Charset::ascii},
    {Scheme::hz, "~~", Effect::tilde},
    {Scheme::hz, "~\n", Effect::nothing},
};

// How a state is written.
std::string_view written(Scheme scheme, Effect effect, Charset charset) {
  for (const Escape& escape : kEscapes) {
    if (escape.scheme == scheme && escape.effect == effect && escape.charset == charset) {
      return escape.bytes;
    }
  }
  return {};
}

char32_t two_bytes(Charset charset, unsigned lead, unsigned trail) {
  const auto ask = [&](CharacterSet set, unsigned plane = 0) {
    return double_bytes(set, plane).at(lead | 0x80, trail | 0x80);
  };
  switch (charset) {
    case Charset::jis_x_0208:
      return ask(CharacterSet::jis_x_0208);
    case Charset::jis_x_0212:
      return ask(CharacterSet::jis_x_0212);
    case Charset::gb_2312:
      return ask(CharacterSet::gbk);
    case Charset::ks_x_1001:
      return ask(CharacterSet::ks_x_1001);
    case Charset::cns_1:
      return ask(CharacterSet::cns_11643);
    case Charset::cns_2:
      return ask(CharacterSet::cns_11643, 1);
    default:
      return kUndecodable;
  }
}

constexpr bool is_single(Charset charset) { return charset <= Charset::katakana; }
constexpr bool is_of_94(char c) { return c >= 0x21 && c <= 0x7E; }

// A character of two bytes; what is no such pair is one byte.
Step pair_at(Charset charset, std::string_view bytes, std::size_t at) {
  if (at == bytes.size()) return incomplete(0);
  if (!is_of_94(bytes[at])) return undecodable(1);
  if (at + 1 == bytes.size()) return incomplete(1);
  if (!is_of_94(bytes[at + 1])) return undecodable(1);
  return {two_bytes(charset, byte(bytes[at]), byte(bytes[at + 1])), 2};
}

// A code unit of UTF-16 in base64.
struct Utf16Digits {
  char32_t unit = 0;  // kUndecodable if another byte stands where a digit should
  std::size_t digits = 0;
  bool ends = false;  // the bytes end before the unit does
};

// The unit that begins at `at`, with its first `bits` in the digit `before`.
Utf16Digits base64_unit(std::string_view bytes, std::size_t at, unsigned bits, char before) {
  char32_t value = static_cast<char32_t>(base64_value(before)) & ((1u << bits) - 1);
  std::size_t digits = 0;
  for (; bits < 16; bits += 6, ++digits) {
    if (at + digits == bytes.size()) return {0, digits, true};
    const int digit = base64_value(bytes[at + digits]);
    if (digit < 0) return {kUndecodable, digits, false};
    value = value << 6 | static_cast<char32_t>(digit);
  }
  return {value >> (bits - 16), digits, false};
}

}  // namespace

void Iso2022Reader::reset() {
  current_ = Charset::ascii;
  out_ = scheme_ == Scheme::iso_2022_kr ? Charset::ks_x_1001 : Charset::ascii;
  second_ = Charset::ascii;
}

// Takes an escape sequence, or the beginning of one that the text ends in; whether there is one.
bool Iso2022Reader::escape(std::string_view rest, Step& step) {
  for (const Escape& escape : kEscapes) {
    if (escape.scheme != scheme_) continue;
    if (rest.size() < escape.bytes.size() && escape.bytes.starts_with(rest)) {
      step = incomplete(rest.size());
      return true;
    }
    if (!rest.starts_with(escape.bytes)) continue;
    step = {kNoCharacter, static_cast<std::uint32_t>(escape.bytes.size())};
    switch (escape.effect) {
      case Effect::lock:
        current_ = escape.charset;
        break;
      case Effect::out:
        if (current_ == out_ && current_ != Charset::ascii) current_ = escape.charset;
        out_ = escape.charset;
        break;
      case Effect::second:
        second_ = escape.charset;
        break;
      case Effect::shift_out:
        current_ = out_;
        break;
      case Effect::shift_in:
        current_ = Charset::ascii;
        break;
      case Effect::single: {
        const Step found = pair_at(second_, rest, escape.bytes.size());
        step = {found.code_point, step.length + found.length, {}, found.incomplete};
        break;
      }
      case Effect::tilde:
        step.code_point = '~';
        break;
      case Effect::nothing:
        if (escape.bytes.ends_with('\n')) reset();
        break;
    }
    return true;
  }
  return false;
}

Step Iso2022Reader::single(unsigned char first) const {
  if (current_ == Charset::katakana && first >= 0x21 && first <= 0x5F) {
    return {0xFF61u + first - 0x21, 1};
  }
  if (current_ == Charset::roman && first == 0x5C) return {0xA5, 1};
  if (current_ == Charset::roman && first == 0x7E) return {0x203E, 1};
  return {first, 1};
}

Step Iso2022Reader::operator()(std::string_view bytes, std::size_t at) {
  const unsigned char first = byte(bytes[at]);
  if (first >= 0x80) return undecodable(1);
  if (first == 0x1B || first == 0x0E || first == 0x0F || first == '~') {
    Step step{};
    if (escape(bytes.substr(at), step)) return step;
  }
  if (first == '\n' || first == '\r') reset();
  if (is_single(current_) || !is_of_94(bytes[at])) return single(first);
  return pair_at(current_, bytes, at);
}

std::string Iso2022Reader::shift() const {
  if (scheme_ == Scheme::iso_2022_jp || scheme_ == Scheme::hz) {
    if (current_ == Charset::ascii) return {};
    return std::string(written(scheme_, Effect::lock, current_));
  }
  std::string shift;
  if (out_ != Charset::ascii && scheme_ == Scheme::iso_2022_cn) {
    shift += written(scheme_, Effect::out, out_);
  }
  if (second_ != Charset::ascii) shift += written(scheme_, Effect::second, second_);
  if (current_ != Charset::ascii) shift += written(scheme_, Effect::shift_out, Charset::ascii);
  return shift;
}

Step Utf7Reader::operator()(std::string_view bytes, std::size_t at) {
  if (!inside_) return begin(bytes, at);
  // Each digit of the group has six bits; whole units of them are out.
  const unsigned bits = static_cast<unsigned>(group_.size()) * 6 % 16;
  const Utf16Digits first = base64_unit(bytes, at, bits, group_.empty() ? 'A' : group_.back());
  if (first.ends) return incomplete(bytes.size() - at);
  if (first.digits == 0) {
    inside_ = false;
    group_.clear();
    return bytes[at] == '-' ? Step{kNoCharacter, 1} : begin(bytes, at);
  }
  const bool broken = first.unit == kUndecodable;
  if (broken || (first.unit & 0xFC00) != 0xD800) {
    const bool scalar = !broken && (first.unit & 0xFC00) != 0xDC00;
    return take(bytes, at, first.digits, scalar ? first.unit : kUndecodable);
  }
  const unsigned low_bits = static_cast<unsigned>(group_.size() + first.digits) * 6 % 16;
  const std::size_t low_at = at + first.digits;
  const Utf16Digits low = base64_unit(bytes, low_at, low_bits, bytes[low_at - 1]);
  if (low.ends) return incomplete(bytes.size() - at);
  if (low.digits == 0 || (low.unit & 0xFC00) != 0xDC00) {
    return take(bytes, at, first.digits, kUndecodable);
  }
  return take(bytes, at, first.digits + low.digits,
              0x10000 + ((first.unit - 0xD800) << 10) + (low.unit - 0xDC00));
}

// Outside base64.
Step Utf7Reader::begin(std::string_view bytes, std::size_t at) {
  const unsigned char first = byte(bytes[at]);
  if (first >= 0x80) return undecodable(1);
  if (first != '+') return {first, 1};
  if (at + 1 == bytes.size()) return incomplete(1);
  if (bytes[at + 1] == '-') return {'+', 2};
  if (base64_value(bytes[at + 1]) < 0) return {'+', 1};
  inside_ = true;
  return {kNoCharacter, 1};
}

Step Utf7Reader::take(std::string_view bytes, std::size_t at, std::size_t digits,
                      char32_t code_point) {
  group_ += bytes.substr(at, digits);
  group_.erase(0, group_.size() / 8 * 8);
  return {code_point, static_cast<std::uint32_t>(digits)};
}

std::string Utf7Reader::shift() const { return inside_ ? '+' + group_ : std::string(); }

}  // namespace degarble
