// Readers of the encodings in which a byte's meaning depends on what stands before it. A reader is
// given the places of a text in order, and says like a step what begins there; `shift` is what
// would bring a new reader into the state that it is in.
//
// All of them are in their first state after a line end: RFC 1468, 1557, 1843 and 1922 demand that
// texts return to it before, and a text that has lost the way back is hurt for one line only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "encodings/encodings.hpp"
#include "encodings/steps.hpp"

namespace degarble {

// ISO-2022-JP, -KR and -CN (RFC 1468, 2237, 1554, 1557, 1922) and HZ (RFC 1843).
class Iso2022Reader {
 public:
  // What the bytes of a state are.
  enum class Charset : std::uint8_t {
    ascii,
    roman,  // ASCII with a yen sign and an overline
    katakana,
    jis_x_0208,
    jis_x_0212,
    gb_2312,
    ks_x_1001,
    cns_1,
    cns_2,
  };

  explicit Iso2022Reader(Scheme scheme) : scheme_(scheme) { reset(); }

  Step operator()(std::string_view bytes, std::size_t at);
  [[nodiscard]] std::string shift() const;

 private:
  void reset();
  bool escape(std::string_view rest, Step& step);
  [[nodiscard]] Step single(unsigned char first) const;

  Scheme scheme_;
  Charset current_ = Charset::ascii;
  Charset out_ = Charset::ascii;     // what SHIFT OUT switches to
  Charset second_ = Charset::ascii;  // what SINGLE SHIFT 2 switches to, for one character
};

// UTF-7 (RFC 2152): '+', UTF-16 in base64, '-'. A '+' before anything else is meant as it stands.
class Utf7Reader {
 public:
  Step operator()(std::string_view bytes, std::size_t at);
  [[nodiscard]] std::string shift() const;

 private:
  Step begin(std::string_view bytes, std::size_t at);
  Step take(std::string_view bytes, std::size_t at, std::size_t digits, char32_t code_point);

  bool inside_ = false;
  std::string group_;  // the digits since bits and digits last ended together: 0 to 7
};

}  // namespace degarble
