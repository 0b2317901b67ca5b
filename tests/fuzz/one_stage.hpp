// A stage by itself, on any text that is UTF-8: its edits are of the text, and give UTF-8.
#pragma once

#include <string>

#include "core/edits.hpp"
#include "core/utf8.hpp"
#include "detect/survey.hpp"
#include "oracle.hpp"
#include "stage.hpp"
#include "target.hpp"

namespace degarble::fuzz {

// The bytes with U+FFFD for what is no UTF-8.
inline std::string as_utf8(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const Character character = character_at(bytes, at);
    append(text, character.valid() ? character.code_point : kReplacement);
    at += character.length;
  }
  return text;
}

inline void check_edits(const Edits& edits, std::string_view text) {
  std::uint64_t done = 0;
  for (const Edit& edit : edits) {
    require(
        edit.span.begin >= done && edit.span.end >= edit.span.begin && edit.span.end <= text.size(),
        "edits are sorted, apart, and in the text");
    require(text.substr(edit.span.begin, edit.span.size()) == edit.original, "originals");
    require(!edit.rules.empty(), "a rule asked for it");
    require(edit.confidence >= 0 && edit.confidence <= 100, "per cent");
    done = edit.span.end;
  }
  const std::string output = replay(edits, text);
  require(testing::oracle::find_ill_formed(output) == output.size(), "UTF-8 comes out");
}

using Propose = Edits (*)(const Block&, const Profile&, const Engine&);

// The first byte chooses the profile.
inline void run_stage(Propose propose, Source source) {
  static const std::shared_ptr<const Engine> kEngines[] = {
      compile({}), compile({.profile = Preset::archive}), compile({.profile = Preset::nlp}),
      compile({.also = {"repair", "normalize"}})};
  const Engine& engine = *kEngines[source.choice() % 4];
  const std::string text = as_utf8(source.rest());
  Profile profile;
  fold(profile, text, survey(text, engine));
  learn_misreadings(text, profile, engine);
  const Block block{text, {}, true};
  check_edits(propose(block, profile, engine), text);
}

}  // namespace degarble::fuzz
