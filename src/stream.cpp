// The streaming face of the library: a sequencer, with its blocks repaired one after the other.
#include <utility>

#include "sequencer.hpp"

namespace degarble {
inline namespace v1 {

class Stream::State {
 public:
  State(const Fixer& fixer, std::function<void(const Edit&)> on_edit,
        std::function<void(const Finding&)> on_finding)
      : engine_(fixer.engine()),
        sequencer_(engine_),
        on_edit_(std::move(on_edit)),
        on_finding_(std::move(on_finding)) {}

  void write(std::string_view bytes, std::string& out) {
    sequencer_.write(bytes);
    drain(out);
  }

  void finish(std::string& out) {
    sequencer_.finish();
    drain(out);
    sequencer_ = Sequencer(engine_);
  }

 private:
  void drain(std::string& out) {
    const Listening listening{static_cast<bool>(on_edit_), static_cast<bool>(on_finding_)};
    while (const std::optional<Task> task = sequencer_.next()) {
      const Repaired repaired = repair_task(*task, *engine_, listening);
      out += repaired.unchanged ? task->block.text : std::string_view(repaired.text);
      for (const Edit& edit : repaired.edits) on_edit_(edit);
      if (on_finding_) {
        for (const Finding& finding : repaired.findings) on_finding_(finding);
      }
    }
  }

  std::shared_ptr<const Engine> engine_;
  Sequencer sequencer_;
  std::function<void(const Edit&)> on_edit_;
  std::function<void(const Finding&)> on_finding_;
};

Stream::Stream(const Fixer& fixer, std::function<void(const Edit&)> on_edit,
               std::function<void(const Finding&)> on_finding)
    : state_(std::make_unique<State>(fixer, std::move(on_edit), std::move(on_finding))) {}
Stream::~Stream() = default;
Stream::Stream(Stream&&) noexcept = default;
Stream& Stream::operator=(Stream&&) noexcept = default;

void Stream::write(std::string_view bytes, std::string& out) { state_->write(bytes, out); }
void Stream::finish(std::string& out) { state_->finish(out); }

}  // namespace v1
}  // namespace degarble
