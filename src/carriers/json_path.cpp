#include "carriers/json_path.hpp"

#include <algorithm>

#include "carriers/json.hpp"

namespace degarble {
namespace {

// A step of a pointer, in which "~1" stands for a slash and "~0" for a tilde.
std::string unescaped(std::string_view step) {
  std::string text;
  for (std::size_t at = 0; at < step.size(); ++at) {
    const bool is_escape = step[at] == '~' && at + 1 < step.size();
    if (is_escape && step[at + 1] == '1') {
      text += '/';
      ++at;
    } else {
      text += step[at];
      if (is_escape && step[at + 1] == '0') ++at;
    }
  }
  return text;
}

std::vector<std::string> steps_of(std::string_view field) {
  if (!field.starts_with('/')) return {std::string(field)};
  std::vector<std::string> steps;
  while (!field.empty()) {
    field.remove_prefix(1);
    const std::size_t end = std::min(field.find('/'), field.size());
    steps.push_back(unescaped(field.substr(0, end)));
    field.remove_prefix(end);
  }
  return steps;
}

}  // namespace

JsonPath::JsonPath(std::span<const std::string> fields) {
  for (const std::string& field : fields) wanted_.push_back(steps_of(field));
}

bool JsonPath::leave(char bracket) {
  if (levels_.empty() || levels_.back().is_array != (bracket == ']')) return false;
  levels_.pop_back();
  return true;
}

void JsonPath::advance() {
  if (levels_.empty()) return;
  levels_.back().has_key = false;
  ++levels_.back().index;
}

void JsonPath::set_key(std::string_view raw) {
  levels_.back().has_key = true;
  if (wanted_.empty()) return;
  Reading reading;
  levels_.back().key = json_string().read(raw, reading) ? reading.text : std::string(raw);
}

bool JsonPath::is_wanted() const {
  return wanted_.empty() ||
         std::ranges::any_of(wanted_, [&](const Pointer& pointer) { return is_within(pointer); });
}

bool JsonPath::is_within(const Pointer& pointer) const {
  return pointer.size() <= levels_.size() &&
         std::equal(
             pointer.begin(), pointer.end(), levels_.begin(),
             [](const std::string& step, const Level& level) { return leads_on(level, step); });
}

bool JsonPath::leads_on(const Level& level, const std::string& step) {
  return step == "*" || step == (level.is_array ? std::to_string(level.index) : level.key);
}

}  // namespace degarble
