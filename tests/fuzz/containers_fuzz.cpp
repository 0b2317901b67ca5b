// The first byte chooses the container, the second the profile and how the text is cut; the rest is
// the container. It keeps the promises, and what is around its values stays as it was: by its own
// scanner, and of JSON by another parser.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "carriers/carriers.hpp"
#include "carriers/cutter.hpp"
#include "core/utf8.hpp"
#include "promises.hpp"
#include "scan/scan.hpp"
#include "target.hpp"

namespace {

using namespace degarble;

constexpr Format kFormats[] = {Format::json, Format::jsonl, Format::csv, Format::tsv,
                               Format::html, Format::xml,   Format::sql, Format::srt,
                               Format::vtt,  Format::ass,   Format::po};

// What stands around the values.
std::vector<std::string> structure_of(std::string_view text, Format format) {
  const auto scanner = find_carrier(format)->scanner({});
  std::vector<std::string> pieces;
  std::size_t at = 0;
  for (const Value& value : values_of(text, *scanner)) {
    pieces.emplace_back(text.substr(at, value.begin - at));
    at = value.begin + value.size;
  }
  pieces.emplace_back(text.substr(at));
  return pieces;
}

// Strings become empty: keys and all else stay.
void forget_strings(nlohmann::json& tree) {
  if (tree.is_string()) tree = "";
  if (!tree.is_structured()) return;
  for (auto& part : tree) forget_strings(part);
}

nlohmann::json structure_of_json(std::string_view text) {
  nlohmann::json tree = nlohmann::json::parse(text, nullptr, false);
  forget_strings(tree);
  return tree;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Source source(data, size);
  Options options;
  options.as = kFormats[source.choice() % std::size(kFormats)];
  const unsigned char choice = source.choice();
  options.profile = static_cast<Preset>(choice % 3);
  options.line_buffered = choice % 7 == 0;
  const std::string_view text = source.rest();
  const std::string broken = testing::broken_promise(options, text, choice, testing::Cuts::one);
  fuzz::require(broken.empty(), broken.c_str());
  if (scan::find_ill_formed(text) < text.size()) return 0;
  const std::string fixed = fix(text, options);
  fuzz::require(structure_of(text, options.as) == structure_of(fixed, options.as),
                "the structure stays");
  if (options.as == Format::json && nlohmann::json::accept(text)) {
    fuzz::require(structure_of_json(text) == structure_of_json(fixed), "JSON stays JSON");
  }
  return 0;
}
