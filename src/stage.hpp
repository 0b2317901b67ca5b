// What every stage gets, and what it gives. A stage is a plain function
//
//   Edits repair(const Block&, const Profile&, const Engine&);
//
// that proposes edits of block.text, sorted and apart, and changes nothing itself. The fixer
// carries out what is sure enough, by Engine::min_confidence, and reports the rest as findings; so
// a stage proposes what it is not sure of too, with the confidence that it has. An edit whose text
// is what stands there already is a finding without an idea.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/rules.hpp"
#include "degarble/degarble.hpp"
#include "profile.hpp"
#include "text/lines.hpp"

namespace degarble {

struct Block {
  std::string_view text;    // the block as it stands now; from decode on it is well-formed UTF-8
  std::string_view before;  // up to 64 bytes of the input in front of it, as they came
  bool last = false;        // whether the input ends with it

  // What is known of the lines of `text`, which must be well-formed. It is found when somebody
  // asks: a block is the same for all who see it.
  [[nodiscard]] Lines& lines() const {
    const bool is_known = lines_ && lines_->text().data() == text.data();
    if (!is_known || lines_->text().size() != text.size()) lines_.emplace(text);
    return *lines_;
  }

  mutable std::optional<Lines> lines_ = {};
};

struct Carrier;         // carriers/carriers.hpp
struct Selection;       // likewise
class ChannelSearches;  // repair/search.hpp

// What is kept from one block to the next beside the profile: it saves time, and changes no answer.
// Shared between threads.
struct Scratch {
  std::shared_ptr<ChannelSearches> searches;  // the last ones of repair
};
[[nodiscard]] Scratch make_scratch();

// Compiled options: immutable but for the scratch, shared between threads.
struct Engine {
  RuleSet rules;
  bool repairs = false;  // whether there are rules of the stage among them
  bool restores = false;
  bool normalizes = false;
  int min_confidence = 90;
  Form form = Form::nfc;
  Newlines newlines = Newlines::keep;
  const Encoding* from = nullptr;  // named by --from; null to find out
  const Encoding* hint = nullptr;  // what the user takes it for; null for nothing
  Apostrophe apostrophe = Apostrophe::match;
  bool assume_dropped = false;
  bool line_buffered = false;
  bool explain = false;
  Scratch scratch = {};

  // Of containers: the format, `automatic` to find it out; which values are repaired; and the
  // engines that repair a value, and decode what is none. Null for plain text.
  Format format = Format::plain;
  std::shared_ptr<const Selection> selection = {};
  std::shared_ptr<const Engine> of_values = {};
  std::shared_ptr<const Engine> of_structure = {};

  [[nodiscard]] bool has(Rule rule) const { return holds(rules, rule); }
};

// Throws Error when an option is wrong.
[[nodiscard]] std::shared_ptr<const Engine> compile(const Options& options);

[[nodiscard]] Edits decode(const Block& block, const Profile& profile, const Engine& engine);
// What `decode` makes of the block, when nobody wants to see the edits: replay(decode(...), text).
[[nodiscard]] std::string decoded_text(const Block& block, const Profile& profile,
                                       const Engine& engine);
// The edits that make a text which was decoded say that it is UTF-8; `text` is its first block.
// What may not be changed is an edit that changes nothing.
[[nodiscard]] Edits correct_declarations(std::string_view text);
// Adds to the profile how the beginning of the block was misread, if it was: of so many bytes.
constexpr std::size_t kLearnedFrom = 4096;
void learn_misreadings(std::string_view block, Profile& profile, const Engine& engine);
[[nodiscard]] Edits repair(const Block& block, const Profile& profile, const Engine& engine);
[[nodiscard]] Edits restore(const Block& block, const Profile& profile, const Engine& engine);
// Whether what the stages go by is the same with the edit as without, so that who has proposed such
// edits alone need not be asked again.
[[nodiscard]] bool keeps_evidence(const Edit& edit);
[[nodiscard]] Edits normalize(const Block& block, const Profile& profile, const Engine& engine);

}  // namespace degarble
