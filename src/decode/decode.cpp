// The decode stage: makes bytes of any encoding UTF-8, and leaves alone what is UTF-8 already.
// UTF-8 validity is exact, so no statistic is asked about bytes that are valid, but for a line in
// which other bytes outweigh them.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "detect/intake.hpp"
#include "detect/lines.hpp"
#include "detect/pictures.hpp"
#include "encodings/converter.hpp"
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

// A piece of a block that is not UTF-8, and what becomes of it.
struct IllFormedPiece {
  Span span;
  Rule rule;
  const Encoding* encoding;  // null: it becomes `text`
  std::string_view text = {};
};

IllFormedPiece removed(Rule rule, Span span) { return {span, rule, nullptr, ""}; }
IllFormedPiece lost(Rule rule, Span span) { return {span, rule, nullptr, kReplacementUtf8}; }

// All pieces of a block, in order, and what decoding them must know. The rest of the block stays.
struct Plan {
  std::vector<IllFormedPiece> pieces;
  std::string_view shift = {};
  Tail tail = Tail::ends;
  int legacy_confidence = 100;
};

Rule transfer_rule(const Encoding& encoding, const Engine& engine) {
  if (engine.from != nullptr) return Rule::named_encoding;
  if (encoding.kind == Encoding::Kind::utf16) return Rule::utf_16;
  return encoding.kind == Encoding::Kind::utf32 ? Rule::utf_32 : Rule::legacy;
}

Plan plan_transfer(const Block& block, const Profile& profile, const Engine& engine) {
  const Encoding& encoding = *profile.transfer;
  Plan plan;
  std::uint64_t begin = 0;
  if (block.before.empty()) begin = byte_order_mark_length(block.text, encoding);
  if (begin > 0) plan.pieces.push_back(removed(Rule::byte_order_mark, {0, begin}));
  plan.pieces.push_back({{begin, block.text.size()}, transfer_rule(encoding, engine), &encoding});
  plan.shift = profile.shift;
  plan.tail = block.last ? Tail::ends : Tail::goes_on;
  return plan;
}

// A scan of a text by its lines, which are asked for in their order.
class LineScan {
 public:
  using Find = std::size_t (*)(std::string_view text, std::size_t from);

  LineScan(std::string_view text, Find find) : text_(text), find_(find) {}

  // Whether the scan finds something in the line.
  [[nodiscard]] bool is_in(Span line) {
    if (!found_ || *found_ < line.begin) found_ = find_(text_, line.begin);
    return *found_ < line.end;
  }

 private:
  std::string_view text_;
  Find find_;
  std::optional<std::size_t> found_;  // the first place from the begin of the last line on
};

// Finds what is not UTF-8 in a text that is UTF-8, or is line by line.
class MixedPlanner {
 public:
  MixedPlanner(const Block& block, const Profile& profile, const Engine& engine)
      : block_(block), text_(block.text), profile_(profile), engine_(engine) {
    choose_encoding();
  }

  Plan run() {
    std::size_t at = scan::find_ill_formed(text_);
    for (std::size_t done = 0; at < text_.size();) {
      const Span line = line_around(at);
      take_valid({done, line.begin});
      take_line(line, at);
      done = line.end;
      at = scan::find_ill_formed(text_, done);
      if (at == text_.size()) take_valid({done, at});
    }
    plan_.legacy_confidence = profile_.legacy_confidence;
    return std::move(plan_);
  }

 private:
  void choose_encoding() {
    static const Encoding& western = encoding("windows-1252");
    static const Encoding& utf8 = encoding("UTF-8");
    const bool is_western = profile_.legacy == nullptr || profile_.legacy == &western;
    if (!is_western && engine_.has(Rule::legacy)) {
      encoding_ = profile_.legacy;
      rule_ = Rule::legacy;
      may_be_western_ = is_of_another_script(*encoding_);
    } else if (engine_.has(Rule::windows_1252_bytes)) {
      encoding_ = &western;
      rule_ = Rule::windows_1252_bytes;
    } else {
      encoding_ = &utf8;
      rule_ = Rule::undecodable;
    }
  }

  [[nodiscard]] Span line_around(std::size_t at) const {
    const std::size_t before = text_.rfind('\n', at);
    const std::size_t end = text_.find('\n', at);
    return {before == std::string_view::npos ? 0 : before + 1,
            end == std::string_view::npos ? text_.size() : end + 1};
  }

  // What is drawn in a line is in the encoding of pictures, whatever the words are in.
  void take_line(Span line, std::size_t first) {
    const Span words = words_in(line);
    if (words == line) return take_words(line, first);
    take_drawing({line.begin, words.begin});
    first = words.begin + scan::find_ill_formed(text_.substr(words.begin, words.size()));
    if (first < words.end) take_words(words, first);
    take_drawing({words.end, line.end});
  }

  // The part of a line that is not drawn.
  [[nodiscard]] Span words_in(Span line) {
    const std::string_view bytes = text_.substr(line.begin, line.size());
    if (!engine_.has(Rule::legacy) || !block_has_picture()) return line;
    if (is_drawn(bytes)) return {line.end, line.end};
    const Span inside = inside_of_frame(bytes);
    return {line.begin + inside.begin, line.begin + inside.end};
  }

  void take_drawing(Span span) {
    const std::string_view bytes = text_.substr(span.begin, span.size());
    if (bytes.empty()) return;
    const bool is_alike = reads_alike(bytes, *encoding_, drawing_encoding());
    add_piece(span, is_alike ? encoding_ : &drawing_encoding());
  }

  void take_words(Span line, std::size_t first) {
    line_ = line;
    line_encoding_ = nullptr;
    if (is_cut_off(first)) {
      plan_.pieces.push_back(lost(Rule::truncated, {first, text_.size()}));
    } else if (is_legacy_throughout(line)) {
      take_legacy(line);
    } else {
      take_strays({first, line.end});
    }
  }

  // Whether hardly any of the lines with bytes above ASCII are UTF-8, apart from those that make
  // more sense otherwise. Found out when it is first asked for: mostly no line looks like UTF-8.
  [[nodiscard]] bool valid_is_rare() {
    if (!valid_is_rare_) valid_is_rare_ = count_valid();
    return *valid_is_rare_;
  }

  [[nodiscard]] bool count_valid() const {
    if (profile_.legacy == nullptr || rule_ == Rule::undecodable) return false;
    constexpr std::size_t kRare = 20;  // one in so many, where 1 in 600 is by chance
    std::size_t lines = 0;
    std::size_t valid = 0;
    for (std::size_t at = scan::find_non_ascii(text_); at < text_.size(); ++lines) {
      const Span line = line_around(at);
      const std::string_view bytes = text_.substr(line.begin, line.size());
      const bool is_valid = scan::find_ill_formed(bytes, at - line.begin) == bytes.size();
      valid += is_valid && !is_legacy_line(bytes, *encoding_, profile_.legacy_language,
                                           Validity::throughout, true);
      at = scan::find_non_ascii(text_, line.end);
    }
    return valid * kRare <= lines;
  }

  // Lines that are well-formed UTF-8, but perhaps by chance.
  void take_valid(Span lines) {
    if (profile_.legacy == nullptr || rule_ == Rule::undecodable) return;
    std::size_t at = scan::find_non_ascii(text_, lines.begin);
    while (at < lines.end) {
      const Span line = line_around(at);
      if (is_legacy(line, Validity::throughout)) take_legacy(line);
      at = scan::find_non_ascii(text_, line.end);
    }
  }

  [[nodiscard]] bool is_legacy(Span line, Validity validity) {
    return is_legacy_line(text_.substr(line.begin, line.size()), *encoding_,
                          profile_.legacy_language, validity, valid_is_rare());
  }

  // Whether what looks like UTF-8 in the line, if anything, does so by chance.
  [[nodiscard]] bool is_legacy_throughout(Span line) {
    if (profile_.legacy == nullptr || rule_ == Rule::undecodable) return false;
    return !sequences_.is_in(line) || is_legacy(line, Validity::in_parts);
  }

  // Whether the input ends inside a character of UTF-8, in a text that has others.
  [[nodiscard]] bool is_cut_off(std::size_t at) const {
    return block_.last && profile_.utf8_characters > 0 && engine_.has(Rule::truncated) &&
           character_at(text_, at).reason == IllFormed::truncated;
  }

  void take_strays(Span line) {
    std::size_t at = line.begin;
    while (at < line.end) {
      const Character character = character_at(text_, at);
      std::size_t end = at + character.length;
      if (!character.valid()) {
        while (end < line.end && !character_at(text_, end).valid()) ++end;
        if (is_cut_off(at)) end = at + character.length;
        take_legacy({at, end});
      }
      at = end;
    }
  }

  // Whole lines that follow each other are one piece: decoding begins anew in each line anyway.
  void take_legacy(Span span) {
    // Once a line, however many strays are in it.
    if (line_encoding_ == nullptr) line_encoding_ = encoding_of(line_);
    add_piece(span, line_encoding_);
  }

  void add_piece(Span span, const Encoding* encoding) {
    if (!plan_.pieces.empty()) {
      IllFormedPiece& last = plan_.pieces.back();
      const bool lines = last.span.end == span.begin && text_[span.begin - 1] == '\n';
      if (lines && last.encoding == encoding) {
        last.span.end = span.end;
        return;
      }
    }
    plan_.pieces.push_back({span, encoding == encoding_ ? rule_ : Rule::legacy, encoding});
  }

  [[nodiscard]] bool block_has_picture() {
    if (!has_picture_) has_picture_ = has_picture(text_);
    return *has_picture_;
  }

  // Which of the text's encodings the line is in: the first, if it makes sense in it.
  [[nodiscard]] const Encoding* encoding_of(Span span) {
    static const Encoding& western = encoding("windows-1252");
    const std::string_view line = text_.substr(span.begin, span.size());
    if (may_be_western_ && mixed_pairs_.is_in(span) &&
        is_western_line(line, *encoding_, profile_.legacy_language)) {
      return &western;
    }
    if (profile_.second == nullptr || !engine_.has(Rule::legacy)) return encoding_;
    constexpr std::int64_t kChange = 8 * kNat;
    const std::int64_t first = legacy_cost(line, *encoding_, profile_.legacy_language);
    const std::int64_t second = legacy_cost(line, *profile_.second, profile_.second_language);
    const bool better = second + kChange < first &&
                        is_plausible_in(line, *profile_.second, profile_.second_language);
    return better ? profile_.second : encoding_;
  }

  const Block& block_;
  std::string_view text_;
  const Profile& profile_;
  const Engine& engine_;
  const Encoding* encoding_ = nullptr;  // of what is not UTF-8
  Rule rule_ = Rule::undecodable;
  bool may_be_western_ = false;  // some line, though the text is not
  std::optional<bool> valid_is_rare_;
  std::optional<bool> has_picture_;          // found out when some line may be drawn
  Span line_;                                // that is being taken
  const Encoding* line_encoding_ = nullptr;  // of what is not UTF-8 in it, once that was asked for
  LineScan sequences_{text_, scan::find_sequence};
  LineScan mixed_pairs_{text_, scan::find_mixed_pair};
  Plan plan_;
};

Plan make_plan(const Block& block, const Profile& profile, const Engine& engine) {
  if (profile.transfer != nullptr && profile.transfer->kind != Encoding::Kind::utf8) {
    return plan_transfer(block, profile, engine);
  }
  if (profile.transfer != nullptr) {  // --from utf-8: what is not, is undecodable
    Engine strict = engine;
    strict.rules -= set_of(Rule::windows_1252_bytes);
    strict.rules -= set_of(Rule::legacy);
    return MixedPlanner(block, profile, strict).run();
  }
  return MixedPlanner(block, profile, engine).run();
}

void add_edits(std::string_view text, const IllFormedPiece& piece, const Plan& plan, Edits& edits) {
  const Span span = piece.span;
  if (piece.encoding == nullptr) {
    edits.push_back(make_edit(piece.rule, text, span, std::string(piece.text)));
    return;
  }
  const std::string_view bytes = text.substr(span.begin, span.size());
  const std::vector<Decoded> characters =
      decode_characters(*piece.encoding, bytes, plan.shift, plan.tail);
  Gatherer gatherer(text, piece.rule, piece.encoding->name, edits);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::size_t end = i + 1 < characters.size() ? characters[i + 1].begin : bytes.size();
    gatherer.take(span.begin + characters[i].begin, span.begin + end, characters[i].code_point);
  }
  gatherer.close();
  // Escape sequences and nothing else stand for no characters.
  if (characters.empty() && !bytes.empty()) edits.push_back(make_edit(piece.rule, text, span, ""));
}

}  // namespace

Edits decode(const Block& block, const Profile& profile, const Engine& engine) {
  const Plan plan = make_plan(block, profile, engine);
  Edits edits;
  for (const IllFormedPiece& piece : plan.pieces) add_edits(block.text, piece, plan, edits);
  for (Edit& edit : edits) {
    // The detector knows of this text how sure it is.
    const bool detected =
        holds(edit.rules, Rule::legacy) || holds(edit.rules, Rule::windows_1252_bytes);
    if (detected) edit.confidence = plan.legacy_confidence;
  }
  return edits;
}

std::string decoded_text(const Block& block, const Profile& profile, const Engine& engine) {
  const Plan plan = make_plan(block, profile, engine);
  std::string text;
  std::uint64_t done = 0;
  for (const IllFormedPiece& piece : plan.pieces) {
    text.append(block.text, done, piece.span.begin - done);
    done = piece.span.end;
    if (piece.encoding == nullptr) {
      text += piece.text;
    } else {
      decode_text(*piece.encoding, block.text.substr(piece.span.begin, piece.span.size()),
                  plan.shift, plan.tail, text);
    }
  }
  text.append(block.text, done);
  return text;
}

}  // namespace degarble
