#include "container.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "carriers/rewriting.hpp"
#include "core/edits.hpp"
#include "core/utf8.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// What became of a text that stands alone.
struct FixedText {
  std::string text;
  Edits edits;
  Findings findings;
};

FixedText fixed_alone(std::string_view text, const std::shared_ptr<const Engine>& engine,
                      Listening listening) {
  FixedText fixed;
  Sequencer sequencer(engine);
  const auto drain = [&] {
    while (const std::optional<Task> task = sequencer.next()) {
      Repaired repaired = repair_task(*task, *engine, listening);
      fixed.text += repaired.unchanged ? task->block.text : std::string_view(repaired.text);
      std::ranges::move(repaired.edits, std::back_inserter(fixed.edits));
      std::ranges::move(repaired.findings, std::back_inserter(fixed.findings));
    }
  };
  sequencer.write(text);
  drain();
  sequencer.finish();
  drain();
  return fixed;
}

void move_by(Edits& edits, std::uint64_t distance) {
  for (Edit& edit : edits) {
    edit.span.begin += distance;
    edit.span.end += distance;
  }
}

// Each ill-formed sequence becomes U+FFFD; nothing else changes.
Edits scrubbed(std::string_view text) {
  Edits edits;
  for (std::size_t at = scan::find_ill_formed(text); at < text.size();
       at = scan::find_ill_formed(text, at)) {
    const std::size_t length = character_at(text, at).length;
    edits.push_back(
        make_edit(Rule::undecodable, text, {at, at + length}, std::string(kReplacementUtf8)));
    at += length;
  }
  return edits;
}

// Whether two texts have the same ASCII characters in the same order.
bool have_same_ascii(std::string_view a, std::string_view b) {
  std::string ascii_of_a;
  std::string ascii_of_b;
  std::ranges::copy_if(a, std::back_inserter(ascii_of_a), is_ascii);
  std::ranges::copy_if(b, std::back_inserter(ascii_of_b), is_ascii);
  return ascii_of_a == ascii_of_b;
}

// What stands before each value, and behind the last.
template <typename Visit>
void for_each_gap(std::string_view text, const std::vector<Value>& values, Visit visit) {
  std::size_t at = 0;
  for (const Value& value : values) {
    visit(at, value.begin - at);
    at = value.begin + value.size;
  }
  visit(at, text.size() - at);
}

std::string gaps_of(std::string_view text, const std::vector<Value>& values) {
  std::string gaps;
  for_each_gap(text, values,
               [&](std::size_t at, std::size_t size) { gaps += text.substr(at, size); });
  return gaps;
}

bool is_same_notation(const Value& a, const Value& b) { return a.notation == b.notation; }

class ContainerRepair {
 public:
  ContainerRepair(const Task& task, const Engine& engine, Listening listening)
      : task_(task), engine_(engine), listening_(listening), text_(task.block.text) {}

  Repaired run() {
    if (task_.profile.transfer != nullptr || task_.survey.ill_formed < text_.size()) decode();
    for (const Value& value : values()) repair(value);
    return result();
  }

 private:
  void decode() {
    const bool is_of_file = task_.carrier->encoding == EncodingOf::file;
    if (is_of_file || task_.profile.transfer != nullptr) {
      decode_block();
    } else {
      decode_pieces();
    }
    decoded_text_ = replay(decoding_, text_);
    text_ = decoded_text_;
    decoded_values_ = values_of(text_, *task_.scanner);
    is_decoded_ = true;
    if (!has_same_structure()) decoded_values_.clear();
  }

  // As a block of plain text is decoded.
  void decode_block() {
    Task plain = task_;
    plain.carrier = nullptr;
    plain.offset = 0;
    plain.block.before = task_.offset == 0 ? std::string_view() : " ";
    Repaired decoded = repair_task(plain, *engine_.of_structure, {true, listening_.findings});
    decoding_ = std::move(decoded.edits);
    for (Finding& finding : decoded.findings) {
      finding.span.begin += task_.offset;
      finding.span.end += task_.offset;
      findings_.push_back(std::move(finding));
    }
  }

  // Each value, and what is between two of them, by itself.
  void decode_pieces() {
    const std::vector<Value>& values = task_.values;
    std::size_t next = 0;
    for_each_gap(text_, values, [&](std::size_t at, std::size_t size) {
      decode_piece(at, size, nullptr);
      if (next == values.size()) return;
      const Value& value = values[next++];
      decode_piece(value.begin, value.size, value.notation);
    });
  }

  void decode_piece(std::size_t begin, std::size_t size, const Notation* notation) {
    const std::string_view piece = text_.substr(begin, size);
    if (scan::find_ill_formed(piece) == size) return;
    FixedText fixed = fixed_alone(piece, engine_.of_structure, {true, false});
    Reading reading;
    const bool whole = notation == nullptr ? have_same_ascii(piece, fixed.text)
                                           : notation->read(fixed.text, reading);
    if (!whole) fixed.edits = scrubbed(piece);
    move_by(fixed.edits, begin);
    std::ranges::move(fixed.edits, std::back_inserter(decoding_));
  }

  // Whether the decoded text has the values of the raw one, and the same signs around them. It may
  // not where second bytes of characters look like structure.
  [[nodiscard]] bool has_same_structure() const {
    return std::ranges::equal(task_.values, decoded_values_, is_same_notation) &&
           have_same_ascii(gaps_of(task_.block.text, task_.values),
                           gaps_of(text_, decoded_values_));
  }

  [[nodiscard]] const std::vector<Value>& values() const {
    return is_decoded_ ? decoded_values_ : task_.values;
  }

  // Whether a parser may take what is written for another encoding than UTF-8: the file says so, or
  // says nothing where that means windows-1252.
  [[nodiscard]] bool needs_ascii() const {
    const Profile& profile = task_.profile;
    const UnsaidCharset unsaid = task_.carrier->unsaid;
    if (unsaid == UnsaidCharset::utf8_always || is_decoded_ || profile.declared == &utf8())
      return false;
    if (profile.declared == nullptr && unsaid == UnsaidCharset::utf8) return false;
    return task_.survey.ascii && profile.legacy == nullptr;
  }

  void repair(const Value& value) {
    const std::string_view raw = text_.substr(value.begin, value.size);
    Reading reading;
    if (raw.empty() || !value.notation->read(raw, reading)) return;
    const FixedText fixed =
        fixed_alone(reading.text, engine_.of_values, {true, listening_.findings});
    for (const Finding& finding : fixed.findings) keep(finding, reading, value);
    if (fixed.edits.empty()) return;
    std::optional<Edits> edits =
        rewritten(raw, reading, fixed.edits, *value.notation, needs_ascii());
    if (!edits) return leave(fixed.edits, reading, value);
    move_by(*edits, value.begin);
    std::ranges::move(*edits, std::back_inserter(edits_));
  }

  // What can't be written in the value's notation is told, and the value stays as it is.
  void leave(const Edits& edits, const Reading& reading, const Value& value) {
    for (const Edit& edit : edits) {
      keep({edit.span, edit.original, edit.text, edit.rules, edit.confidence}, reading, value);
    }
  }

  void keep(const Finding& finding, const Reading& reading, const Value& value) {
    if (!listening_.findings) return;
    Span span = raw_span(reading, finding.span);
    span = source_span(decoding_, {span.begin + value.begin, span.end + value.begin});
    Finding moved = finding;
    moved.original = task_.block.text.substr(span.begin, span.size());
    moved.span = {span.begin + task_.offset, span.end + task_.offset};
    findings_.push_back(std::move(moved));
  }

  Repaired result() {
    Repaired repaired;
    if (!edits_.empty()) {
      repaired.text = replay(edits_, text_);
      edits_ = compose(decoding_, text_, edits_);
    } else {
      repaired.text = std::move(decoded_text_);
      edits_ = std::move(decoding_);
    }
    repaired.unchanged = edits_.empty();
    move_by(edits_, task_.offset);
    if (listening_.edits) repaired.edits = std::move(edits_);
    std::ranges::stable_sort(findings_, {}, [](const Finding& f) { return f.span.begin; });
    repaired.findings = std::move(findings_);
    return repaired;
  }

  const Task& task_;
  const Engine& engine_;
  Listening listening_;
  std::string_view text_;     // of the block, once it is UTF-8
  std::string decoded_text_;  // what it views then
  Edits decoding_;            // from the block to it
  std::vector<Value> decoded_values_;
  bool is_decoded_ = false;
  Edits edits_;  // of `text_`
  Findings findings_;
};

}  // namespace

Repaired repair_container(const Task& task, const Engine& engine, Listening listening) {
  return ContainerRepair(task, engine, listening).run();
}

}  // namespace degarble
