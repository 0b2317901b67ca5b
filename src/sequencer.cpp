#include "sequencer.hpp"

#include <algorithm>

#include "carriers/carriers.hpp"
#include "detect/charset.hpp"
#include "detect/intake.hpp"
#include "detect/signs.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"

namespace degarble {
namespace {

// The longest word and a little more: what a stage may look back at.
constexpr std::size_t kBefore = 64;

// So many bytes are enough to cut a block, whatever follows.
constexpr std::size_t kEnough = kBlockLimit + 4;

// Whether a byte of ASCII is that character wherever a character begins.
bool has_ascii_bytes(const Encoding& encoding) {
  if (is_single_byte(encoding)) return extends_ascii(encoding);
  return encoding.kind == Encoding::Kind::utf8 || encoding.kind == Encoding::Kind::multi_byte;
}

}  // namespace

Sequencer::Sequencer(std::shared_ptr<const Engine> engine, const Profile& known)
    : engine_(std::move(engine)), profile_(known) {
  profile_.transfer = nullptr;  // holds for the block that it was found in
  profile_.shift.clear();
  if (!profile_.settled) profile_.declared = engine_->hint;
}

void Sequencer::write(std::string_view bytes) { chunk_ = bytes; }

void Sequencer::finish() { last_ = true; }

std::optional<Task> Sequencer::next() {
  give_back();
  const bool direct = held_.empty();
  if (!direct) top_up();
  const std::string_view bytes = direct ? chunk_ : std::string_view(held_);
  const std::size_t length = length_of_next(bytes, last_ && (direct || chunk_.empty()));
  if (length == 0) {
    if (direct) held_ = chunk_;
    chunk_ = {};
    borrowed_ = 0;
    return std::nullopt;
  }
  if (direct) {
    chunk_.remove_prefix(length);
  } else {
    taken_ = length;
  }
  return make_task(bytes.substr(0, length), length == bytes.size() && (direct || chunk_.empty()));
}

// Fills `held_` from the chunk until a block can be cut from it.
void Sequencer::top_up() {
  const std::size_t missing = kEnough - std::min(kEnough, held_.size());
  const std::size_t wanted = cutter_ ? chunk_.size() : missing;  // a value may be long
  borrowed_ = std::min(wanted, chunk_.size());
  held_ += chunk_.substr(0, borrowed_);
  chunk_.remove_prefix(borrowed_);
}

// Drops what the last task took. When all that is left was borrowed, it is read from the chunk
// again.
void Sequencer::give_back() {
  if (taken_ == 0) return;
  const std::size_t left = held_.size() - taken_;
  if (left <= borrowed_) {
    chunk_ = std::string_view(chunk_.data() - left, chunk_.size() + left);
    held_.clear();
  } else {
    held_.erase(0, taken_);
  }
  taken_ = 0;
  borrowed_ = 0;
}

// Finds out how the whole stream is encoded; false while that needs more bytes.
bool Sequencer::begin(std::string_view bytes, bool last) {
  std::string_view head = bytes.substr(0, kHead);
  const std::size_t line = engine_->line_buffered ? head.find_first_of("\r\n") : head.npos;
  if (line != head.npos) {
    // Up to the line end, in whole code units: its byte is the first or the last of the unit.
    head = head.substr(0, (line + 1) / 2 * 2);
  } else if (head.size() < kHead && !last) {
    return false;
  }
  if (line == head.npos && looks_like_ebcdic(head)) {
    head = bytes.substr(0, kWindow);
    if (head.size() < kWindow && !last) return false;
  }
  profile_.transfer = find_transfer(head, *engine_);
  is_transferred_ = profile_.transfer != nullptr;
  begun_ = true;
  choose_carrier(head);
  return true;
}

// A container is scanned byte by byte, and so has to be in an encoding that ASCII is a part of.
void Sequencer::choose_carrier(std::string_view head) {
  Format format = engine_->format;
  if (format == Format::automatic) format = recognise({}, head);
  const Encoding* const transfer = profile_.transfer;
  if (transfer != nullptr && !has_ascii_bytes(*transfer)) return;
  carrier_ = find_carrier(format);
  if (carrier_ == nullptr) return;
  cutter_.emplace(carrier_->scanner(*engine_->selection), carrier_->first_block,
                  engine_->line_buffered);
}

std::size_t Sequencer::length_of_next(std::string_view bytes, bool last) {
  if (!begun_ && !begin(bytes, last)) return 0;
  if (cutter_) {
    cut_ = cutter_->next(bytes, last);
    return cut_.length;
  }
  const Units units = profile_.transfer != nullptr ? profile_.transfer->units : Units::bytes;
  return engine_->line_buffered ? line_length(bytes, last, units)
                                : block_length(bytes, last, units);
}

// Stateful encodings are of seven bits, and begin at some escape sequence: text before it is ASCII.
void Sequencer::find_shifts(std::string_view text, const Survey& seen) {
  if (!seen.ascii || !engine_->has(Rule::legacy)) {
    profile_.transfer = nullptr;
    profile_.shift.clear();
  } else if (profile_.transfer == nullptr) {
    profile_.transfer = find_stateful(text);
  }
}

// The beginning of a block in the stream's encoding, decoded: enough to see how it writes
// apostrophes. Else a second pass, over UTF-8, would know more of the text than the first.
std::string Sequencer::decoded_sample(std::string_view text) const {
  constexpr std::size_t kEnoughToSee = 16 * 1024;  // bytes; a multiple of all code units
  std::string decoded;
  decode_text(*profile_.transfer, text.substr(0, kEnoughToSee), profile_.shift, Tail::goes_on,
              decoded);
  return decoded;
}

// Learns from what repair will see: of a block that is not UTF-8, from its decoded beginning. Else
// a second pass, over UTF-8, would know more of the text than the first.
void Sequencer::learn(const Task& task) {
  if (task.survey.ill_formed == task.block.text.size()) {
    learn_misreadings(task.block.text, profile_, *engine_);
    return;
  }
  std::string_view sample = task.block.text.substr(0, kLearnedFrom);
  const std::size_t line_end = sample.rfind('\n');
  if (sample.size() == kLearnedFrom && line_end != sample.npos)
    sample = sample.substr(0, line_end + 1);
  const Block block{sample, task.block.before, false};
  learn_misreadings(decoded_text(block, profile_, *engine_), profile_, *engine_);
}

Task Sequencer::make_task(std::string_view text, bool rest_is_empty) {
  before_.swap(next_before_);
  next_before_ = before_;
  next_before_ += text.substr(text.size() - std::min(text.size(), kBefore));
  next_before_.erase(0, next_before_.size() - std::min(next_before_.size(), kBefore));

  Task task;
  // A line goes out before anybody knows whether it is the last.
  const bool whole_line = engine_->line_buffered && (text.ends_with('\n') || text.ends_with('\r'));
  task.block = {text, before_, last_ && rest_is_empty && !whole_line};
  task.offset = profile_.bytes = offset_;
  offset_ += text.size();
  if (carrier_ != nullptr) {
    task.survey = survey(text, *engine_->of_structure);
    if (!is_transferred_) fold(profile_, text, task.survey);
    task.carrier = carrier_;
    task.values = std::move(cut_.values);
    task.scanner = std::move(cut_.begin);
    task.profile = profile_;
    return task;
  }
  task.is_only_decoded = engine_->format > Format::plain;
  if (!is_transferred_) {
    task.survey = survey(text, *engine_);
    find_shifts(text, task.survey);
    fold(profile_, text, task.survey);
    if (!task.survey.ascii && engine_->has(Rule::utf8_as_windows_1252)) learn(task);
  }
  if (is_transferred_ && engine_->restores) {
    fold_apostrophes(profile_, survey(decoded_sample(text), *engine_));
  }
  task.profile = profile_;
  if (profile_.transfer != nullptr) {
    profile_.shift = shift_after(*profile_.transfer, text, task.profile.shift);
  }
  return task;
}

}  // namespace degarble
