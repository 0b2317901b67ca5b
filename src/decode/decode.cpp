// The decode stage: makes bytes of any encoding UTF-8, and leaves alone what is UTF-8 already.
// UTF-8 validity is exact, so no statistic is asked about bytes that are valid, but for a line in
// which other bytes outweigh them.
#include <algorithm>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "decode/converter.hpp"
#include "decode/intake.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// Gathers decoded characters into edits: neighbours that change are one edit, also across a few
// bytes between words that don't change, so that a line of Cyrillic is one edit and not one a word.
class Gatherer {
 public:
  Gatherer(std::string_view text, Rule rule, std::string_view detail, Edits& edits)
      : text_(text), rule_(rule), detail_(detail), edits_(edits) {}

  // Takes text[begin, end), which decodes to `code_point`.
  void take(std::uint64_t begin, std::uint64_t end, char32_t code_point) {
    if (code_point == kUndecodable) {
      close();
      edits_.push_back(
          make_edit(Rule::undecodable, text_, {begin, end}, std::string(kReplacementUtf8)));
      return;
    }
    const bool same = end == begin + 1 && code_point < 0x80 && byte(text_[begin]) == code_point;
    if (same) {
      pass(static_cast<char>(code_point));
      return;
    }
    if (!open_) {
      open_ = true;
      span_.begin = begin;
    }
    replacement_ += bridge_;
    bridge_.clear();
    append(replacement_, code_point);
    span_.end = end;
    // In a wide encoding everything changes: there a word is an edit.
    if (end - begin > 1 && (code_point == '\n' || code_point == ' ')) close();
  }

  void close() {
    if (!open_) return;
    if (replacement_ != text_.substr(span_.begin, span_.size())) {
      edits_.push_back(make_edit(rule_, text_, span_, std::move(replacement_)));
      edits_.back().detail = detail_;
    }
    open_ = false;
    bridge_.clear();
    replacement_.clear();
  }

 private:
  static constexpr std::size_t kBridge = 3;  // ", " and a quotation mark

  void pass(char c) {
    if (!open_) return;
    const bool alphanumeric = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (alphanumeric || c == '\n' || c == '\r' || bridge_.size() == kBridge) {
      close();
    } else {
      bridge_ += c;
    }
  }

  std::string_view text_;
  Rule rule_;
  std::string_view detail_;
  Edits& edits_;
  bool open_ = false;
  Span span_;
  std::string replacement_;
  std::string bridge_;  // unchanged bytes behind span_
};

// Edits that decode text[from, to) from the encoding.
void decode_piece(std::string_view text, Span piece, const Encoding& encoding, Rule rule,
                  std::string_view shift, Edits& edits) {
  const std::string_view bytes = text.substr(piece.begin, piece.size());
  const std::vector<Decoded> characters = decode_characters(encoding, bytes, shift);
  Gatherer gatherer(text, rule, encoding.name, edits);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::size_t end = i + 1 < characters.size() ? characters[i + 1].begin : bytes.size();
    gatherer.take(piece.begin + characters[i].begin, piece.begin + end, characters[i].code_point);
  }
  gatherer.close();
  // Escape sequences and nothing else stand for no characters.
  if (characters.empty() && !bytes.empty()) edits.push_back(make_edit(rule, text, piece, ""));
}

Rule transfer_rule(const Encoding& encoding, const Engine& engine) {
  if (engine.from != nullptr) return Rule::named_encoding;
  return encoding.kind == Encoding::Kind::utf16 ? Rule::utf_16 : Rule::utf_32;
}

Edits decode_transfer(const Block& block, const Profile& profile, const Engine& engine) {
  const Encoding& encoding = *profile.transfer;
  Edits edits;
  std::uint64_t begin = 0;
  if (block.before.empty()) begin = byte_order_mark_length(block.text, encoding);
  if (begin > 0) edits.push_back(make_edit(Rule::byte_order_mark, block.text, {0, begin}, ""));
  decode_piece(block.text, {begin, block.text.size()}, encoding, transfer_rule(encoding, engine),
               profile.shift, edits);
  return edits;
}

// Decodes what is not UTF-8 in a text that is UTF-8, or is line by line.
class MixedDecoder {
 public:
  MixedDecoder(const Block& block, const Profile& profile, const Engine& engine)
      : block_(block), text_(block.text), profile_(profile), engine_(engine) {}

  Edits run() {
    std::size_t at = scan::find_ill_formed(text_);
    while (at < text_.size()) {
      const Span line = line_around(at);
      decode_line(line, at);
      at = scan::find_ill_formed(text_, line.end);
    }
    return std::move(edits_);
  }

 private:
  [[nodiscard]] Span line_around(std::size_t at) const {
    const std::size_t before = text_.rfind('\n', at);
    const std::size_t end = text_.find('\n', at);
    return {before == std::string_view::npos ? 0 : before + 1,
            end == std::string_view::npos ? text_.size() : end + 1};
  }

  void decode_line(Span line, std::size_t first) {
    if (is_cut_off(first)) {
      edits_.push_back(
          make_edit(Rule::truncated, text_, {first, text_.size()}, std::string(kReplacementUtf8)));
    } else if (is_legacy_throughout(line)) {
      decode_legacy(line);
    } else {
      decode_strays({first, line.end});
    }
  }

  // Whether what looks like UTF-8 in the line does so by chance. That is so where other bytes
  // outweigh it, and where the line reads without fault in an encoding that has faults to make.
  [[nodiscard]] bool is_legacy_throughout(Span line) const {
    std::size_t valid = 0;
    std::size_t invalid = 0;
    for (std::size_t at = line.begin; at < line.end;) {
      const Character character = character_at(text_, at);
      if (!character.valid()) invalid += character.length;
      if (character.valid() && character.length > 1) valid += character.length;
      at += character.length;
    }
    return invalid >= valid || reads_as_multi_byte(line);
  }

  [[nodiscard]] bool reads_as_multi_byte(Span line) const {
    const Encoding* const legacy = profile_.legacy;
    if (legacy == nullptr || legacy->kind != Encoding::Kind::multi_byte) return false;
    const auto characters = decode_characters(*legacy, text_.substr(line.begin, line.size()));
    return std::ranges::none_of(
        characters, [](const Decoded& character) { return character.code_point == kUndecodable; });
  }

  // Whether the input ends inside a character of UTF-8, in a text that has others.
  [[nodiscard]] bool is_cut_off(std::size_t at) const {
    return block_.last && profile_.utf8_characters > 0 && engine_.has(Rule::truncated) &&
           character_at(text_, at).reason == IllFormed::truncated;
  }

  void decode_strays(Span line) {
    std::size_t at = line.begin;
    while (at < line.end) {
      const Character character = character_at(text_, at);
      std::size_t end = at + character.length;
      if (!character.valid()) {
        while (end < line.end && !character_at(text_, end).valid()) ++end;
        if (is_cut_off(at)) end = at + character.length;
        decode_legacy({at, end});
      }
      at = end;
    }
  }

  void decode_legacy(Span piece) {
    const Encoding* const legacy = profile_.legacy;
    const bool is_western = legacy == nullptr || legacy == &encoding("windows-1252");
    if (!is_western && engine_.has(Rule::legacy)) {
      decode_piece(text_, piece, *legacy, Rule::legacy, {}, edits_);
      lower_confidence();
    } else if (engine_.has(Rule::windows_1252_bytes)) {
      decode_piece(text_, piece, encoding("windows-1252"), Rule::windows_1252_bytes, {}, edits_);
    } else {
      decode_piece(text_, piece, encoding("UTF-8"), Rule::undecodable, {}, edits_);
    }
  }

  void lower_confidence() {
    for (auto edit = edits_.rbegin(); edit != edits_.rend(); ++edit) {
      if (!holds(edit->rules, Rule::legacy) || edit->confidence <= profile_.legacy_confidence)
        break;
      edit->confidence = profile_.legacy_confidence;
    }
  }

  const Block& block_;
  std::string_view text_;
  const Profile& profile_;
  const Engine& engine_;
  Edits edits_;
};

}  // namespace

Edits decode(const Block& block, const Profile& profile, const Engine& engine) {
  if (profile.transfer != nullptr && profile.transfer->kind != Encoding::Kind::utf8) {
    return decode_transfer(block, profile, engine);
  }
  if (profile.transfer != nullptr) {  // --from utf-8: what is not, is undecodable
    Engine strict = engine;
    strict.rules -= set_of(Rule::windows_1252_bytes);
    strict.rules -= set_of(Rule::legacy);
    return MixedDecoder(block, profile, strict).run();
  }
  return MixedDecoder(block, profile, engine).run();
}

}  // namespace degarble
