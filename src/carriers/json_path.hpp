// Where in a JSON text a string stands, and whether somebody asked for what stands there.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace degarble {

class JsonPath {
 public:
  // `fields` as for make_json_scanner().
  explicit JsonPath(std::span<const std::string> fields);

  void clear() { levels_.clear(); }
  void enter_object() { levels_.push_back({false, false, 0, {}}); }
  void enter_array() { levels_.push_back({true, false, 0, {}}); }
  // Behind a closing bracket; false if it closes nothing, or something else.
  [[nodiscard]] bool leave(char bracket);
  // Behind a comma.
  void advance();
  // Behind the key of a member, as it is written.
  void set_key(std::string_view raw);

  [[nodiscard]] std::size_t depth() const { return levels_.size(); }
  // Whether the next string is a key.
  [[nodiscard]] bool expects_key() const {
    return !levels_.empty() && !levels_.back().is_array && !levels_.back().has_key;
  }
  // Whether what stands here was asked for, by itself or as a part of something.
  [[nodiscard]] bool is_wanted() const;

 private:
  struct Level {
    bool is_array = false;
    bool has_key = false;
    std::size_t index = 0;
    std::string key;
  };
  using Pointer = std::vector<std::string>;

  [[nodiscard]] bool is_within(const Pointer& pointer) const;
  [[nodiscard]] static bool leads_on(const Level& level, const std::string& step);

  std::vector<Pointer> wanted_;
  std::vector<Level> levels_;
};

}  // namespace degarble
