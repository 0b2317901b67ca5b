// The C face: any options and any text, whole and in pieces.
#include <cstring>
#include <string>
#include <vector>

#include "degarble/degarble.h"
#include "oracle.hpp"
#include "target.hpp"

namespace {

using degarble::fuzz::require;

int keep(void* user, const char* bytes, std::size_t size) {
  static_cast<std::string*>(user)->append(bytes, size);
  return 0;
}

// The edits carry the text there and back, and spans stay inside of it.
void require_way_back(const degarble_options* options, std::string_view text) {
  degarble_fixer* fixer = nullptr;
  require(degarble_fixer_new(options, &fixer) == DEGARBLE_OK, "a fixer");
  degarble_text* fixed = nullptr;
  require(degarble_fixer_fix(fixer, text.data(), text.size(), DEGARBLE_EDITS | DEGARBLE_FINDINGS,
                             &fixed) == DEGARBLE_OK,
          "a text with edits");
  degarble_fixer_free(fixer);
  std::vector<const degarble_edit*> edits;
  while (const degarble_edit* edit = degarble_text_edit(fixed, edits.size())) edits.push_back(edit);
  const std::string_view output(degarble_text_data(fixed), degarble_text_size(fixed));
  degarble_text* input = nullptr;
  require(degarble_undo(edits.data(), edits.size(), output.data(), output.size(), &input) ==
              DEGARBLE_OK,
          "undone");
  require(text == std::string_view(degarble_text_data(input), degarble_text_size(input)),
          "to the input");
  degarble_text_free(input);
  const degarble_span there = degarble_text_to_output(fixed, {text.size() / 4, text.size()});
  require(there.begin <= there.end && there.end <= output.size(), "a span of the output");
  const degarble_span back = degarble_text_to_input(fixed, there);
  require(back.begin <= back.end && back.end <= text.size(), "a span of the input");
  degarble_text_free(fixed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  degarble::fuzz::Source source(data, size);
  static const char* const kNames[] = {"profile",    "from",          "form", "newlines",
                                       "select",     "ignore",        "also", "min-confidence",
                                       "apostrophe", "line-buffered", "hint", "none such"};
  degarble_options* const options = degarble_options_new();
  for (std::size_t i = source.choice() % 3; i > 0; --i) {
    const char* const name = kNames[source.choice() % std::size(kNames)];
    const std::string value(source.take(source.choice() % 16));
    const degarble_status status = degarble_options_set(options, name, value.c_str());
    require(status == DEGARBLE_OK || status == DEGARBLE_BAD_OPTION, "an option is right or wrong");
    if (status != DEGARBLE_OK) require(std::strlen(degarble_error_message()) > 0, "and says why");
  }
  const std::size_t step = 1 + source.choice();
  const std::string_view text = source.rest();
  degarble_text* fixed = nullptr;
  if (degarble_fix(text.data(), text.size(), options, &fixed) == DEGARBLE_OK) {
    const std::string whole(degarble_text_data(fixed), degarble_text_size(fixed));
    std::string pieces;
    degarble_stream* stream = nullptr;
    require(degarble_stream_new(options, keep, nullptr, &pieces, &stream) == DEGARBLE_OK,
            "a stream");
    for (std::size_t at = 0; at < text.size(); at += step) {
      const std::string_view piece = text.substr(at, step);
      require(degarble_stream_write(stream, piece.data(), piece.size()) == DEGARBLE_OK, "written");
    }
    require(degarble_stream_finish(stream) == DEGARBLE_OK, "finished");
    degarble_stream_free(stream);
    require(pieces == whole, "pieces make no difference");
    require_way_back(options, text);
    require(degarble::testing::oracle::find_ill_formed(whole) == whole.size(), "UTF-8 comes out");
  }
  degarble_text_free(fixed);
  degarble_options_free(options);
  return 0;
}
