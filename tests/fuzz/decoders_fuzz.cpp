// Each decoder: its text is UTF-8 and what its characters say, and a cut anywhere makes no
// difference. The first byte chooses the encoding, the second the cut.
#include <string>

#include "core/utf8.hpp"
#include "encodings/converter.hpp"
#include "encodings/encodings.hpp"
#include "oracle.hpp"
#include "target.hpp"

namespace {

using namespace degarble;
using degarble::fuzz::require;

std::string text_of(const std::vector<Decoded>& characters, std::size_t size) {
  std::string text;
  std::size_t before = 0;
  for (const Decoded& character : characters) {
    require(character.begin >= before && character.begin < size, "characters are in the text");
    before = character.begin;
    append(text, character.code_point == kUndecodable ? kReplacement : character.code_point);
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Source source(data, size);
  const auto table = encoding_table();
  const Encoding& encoding = table[source.choice() % table.size()];
  std::size_t cut = source.choice();
  const std::string_view bytes = source.rest();
  std::string whole;
  decode_text(encoding, bytes, {}, Tail::ends, whole);
  require(testing::oracle::find_ill_formed(whole) == whole.size(), "UTF-8 comes out");
  require(whole == text_of(decode_characters(encoding, bytes), bytes.size()),
          "text and characters");
  cut = cut % (bytes.size() / unit_size(encoding.units) + 1) * unit_size(encoding.units);
  std::string parts;
  decode_text(encoding, bytes.substr(0, cut), {}, Tail::goes_on, parts);
  decode_text(encoding, bytes.substr(cut), shift_after(encoding, bytes.substr(0, cut), {}),
              Tail::ends, parts);
  // Without a state that is carried on, a cut inside a character splits it. UTF-7 does not keep it
  // where base64 stands at the end of whole code units: the shift "+" begins another run then.
  const bool carries =
      encoding.kind == Encoding::Kind::stateful && encoding.scheme != Scheme::utf_7;
  if (carries) require(parts == whole, "a cut makes no difference");
  return 0;
}
