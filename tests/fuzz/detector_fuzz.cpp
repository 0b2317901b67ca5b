// What is found out about bytes: the encoding, binary or text, the language. The same in pieces.
#include <string>

#include "description.hpp"
#include "detect/binary.hpp"
#include "detect/intake.hpp"
#include "detect/signs.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace degarble;
  using degarble::fuzz::require;
  static const std::shared_ptr<const Engine> kEngine = compile({});
  fuzz::Source source(data, size);
  const std::size_t cut = 4 * std::size_t{source.choice()};
  const std::string_view bytes = source.rest();
  const Encoding* const transfer = find_transfer(bytes.substr(0, kHead), *kEngine);
  require(transfer == nullptr || !transfer->name.empty(), "an encoding of the table");
  require(looks_binary(bytes) == looks_binary(bytes), "the same answer twice");
  static_cast<void>(find_stateful(bytes));
  const Detection whole = detect(bytes);
  Describer describer;
  describer.write(bytes.substr(0, cut));
  describer.write(bytes.substr(std::min(cut, bytes.size())));
  const Detection parts = describer.finish();
  require(parts.encoding == whole.encoding && parts.second == whole.second &&
              parts.language == whole.language && parts.lines == whole.lines &&
              parts.damaged == whole.damaged && parts.not_utf8 == whole.not_utf8,
          "a cut makes no difference");
  require(whole.damaged <= whole.lines && whole.not_utf8 <= whole.lines, "lines are counted once");
  return 0;
}
