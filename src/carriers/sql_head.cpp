#include <algorithm>
#include <string>

#include "carriers/sql.hpp"
#include "core/characters.hpp"

namespace degarble {
namespace {

// What mysqldump, phpMyAdmin and others write at the beginning, in small letters.
constexpr std::string_view kOfMysql[] = {"mysql dump", "mariadb dump", "phpmyadmin sql dump",
                                         "host: ",     "/*!40101 set", "/*!40"};
constexpr std::string_view kOfOthers[] = {"postgresql database dump",
                                          "standard_conforming_strings = on", "pragma foreign_keys",
                                          "begin transaction;"};
constexpr std::string_view kBeginnings[] = {
    "insert into ",     "create table ", "drop table ", "pragma foreign_keys",
    "create database ", "set names ",    "/*!40101 set"};

std::string small_letters(std::string_view text) {
  std::string letters(text);
  std::ranges::transform(letters, letters.begin(), to_ascii_lower);
  return letters;
}

// The text behind white space and comments of a line each.
std::string_view behind_line_comments(std::string_view text) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with("--")) return text;
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

template <std::size_t size>
bool has_one_of(std::string_view text, const std::string_view (&words)[size]) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word) != text.npos; });
}

}  // namespace

Backslash backslash_of(std::string_view head) {
  const std::string text = small_letters(head);
  if (has_one_of(text, kOfOthers)) return Backslash::literal;
  return has_one_of(text, kOfMysql) ? Backslash::escape : Backslash::unknown;
}

bool is_sql(std::string_view head) {
  const std::string text = small_letters(behind_line_comments(head));
  const bool begins = std::ranges::any_of(
      kBeginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
  return begins || backslash_of(head.substr(0, head.find(';'))) != Backslash::unknown;
}

}  // namespace degarble
