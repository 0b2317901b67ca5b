#include "cli/undo_job.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/failure.hpp"
#include "cli/files.hpp"
#include "cli/in_place.hpp"
#include "cli/ledger.hpp"
#include "cli/output.hpp"
#include "cli/spool.hpp"
#include "cli/undo.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

// Which way back a text wants.
struct Way {
  const Chapter* chapter = nullptr;  // null if the text is what it was already
  bool is_back = false;              // that it was changed, and has been undone
};

// A file may have been repaired more than once: the rows are those that made what stands there now,
// the last ones first. Throws FileFailure if none of `chapters`, which are not empty, did.
Way way_back(const LedgerReader& ledger, const std::vector<const Chapter*>& chapters,
             const Input& input, const Fingerprint& now) {
  const auto is_changed = [](const Chapter* row) { return row->input != row->output; };
  const auto made_this = [&](const Chapter* row) { return row->output == now && is_changed(row); };
  const auto made_from_this = [&](const Chapter* row) { return row->input == now; };
  const auto made = std::ranges::find_if(chapters, made_this);
  if (made != chapters.end()) return {*made, false};
  const auto from = std::ranges::find_if(chapters, made_from_this);
  if (from != chapters.end()) return {nullptr, is_changed(*from)};
  throw FileFailure(input.name() + ": " + is_other_text(ledger, now, chapters.front()->output));
}

class Undo {
 public:
  explicit Undo(const Job& job) : job_(job), ledger_(job.undo) {
    if (!ledger_.has_chapters()) throw Failure(ledger_.name() + ": is no ledger: it has no rows");
    if (!ledger_.names_files() && ledger_.chapters_of("").size() > 1) {
      throw Failure(ledger_.name() + ": is more than the ledger of one text");
    }
  }

  Status run() {
    if (job_.mode == Mode::in_place) return status(in_place());
    Output output(job_.output);
    const bool all_done = ledger_.names_files() ? each(output) : together(output);
    commit_output(job_, output, all_done);
    return status(all_done);
  }

 private:
  static Status status(bool all_done) { return all_done ? Status::done : Status::trouble; }

  bool in_place() {
    if (!ledger_.names_files() && job_.files.size() > 1) {
      throw UsageFailure(ledger_.name() + " is the ledger of one text; give one file");
    }
    return for_each_file(job_, [&](const std::string& file) {
      InPlace in_place(file, job_.follow_links ? Links::follow : Links::refuse);
      Input& input = in_place.input();
      const Chapter* const chapter = way_of(file, input);
      if (chapter == nullptr) return;
      Undoing undoing(ledger_, *chapter);
      undoing.pass(input, [&](std::string_view text) { in_place.change(text); });
      undoing.finish(input);
      in_place.store();
      in_place.commit(job_.suffix, undoing.output());
    });
  }

  // Each file has rows of its own. Nothing of it is written before it is known to be right.
  bool each(Output& output) {
    return for_each_file(job_, [&](const std::string& file) {
      Input input(file);
      const Chapter* const chapter = way_of(file, input);
      Spool text;
      const auto put = [&](std::string_view part) { text.append(part); };
      if (chapter != nullptr) {
        Undoing undoing(ledger_, *chapter);
        undoing.pass(input, put);
        undoing.finish(input);
      } else {
        pass(input, put);
      }
      text.copy_to([&](std::string_view part) { output.put(part); });
    });
  }

  // The files together are what came out.
  bool together(Output& output) {
    Undoing undoing(ledger_, *ledger_.chapters_of("").front());
    Spool text;
    const bool all_done = for_each_file(job_, [&](const std::string& file) {
      Input input(file);
      undoing.pass(input, [&](std::string_view part) { text.append(part); });
      if (&file == &job_.files.back()) undoing.finish(input);
    });
    if (all_done) text.copy_to([&](std::string_view part) { output.put(part); });
    return all_done;
  }

  // The rows to be undone, or null if the file is as it was.
  const Chapter* way_of(const std::string& file, Input& input) {
    const std::vector<const Chapter*> chapters = ledger_.chapters_of(file);
    if (chapters.empty()) {
      throw FileFailure(input.name() + ": no rows for it in " + ledger_.name());
    }
    const Way way = way_back(ledger_, chapters, input, fingerprint_of(input));
    if (way.is_back && !job_.quiet) {
      complain(input.name() + ": is what it was before it was repaired; there is nothing to undo");
    }
    return way.chapter;
  }

  static void pass(Input& input, const Undoing::Put& put) {
    std::vector<char> buffer(256 * 1024);
    while (const std::size_t count = input.read(buffer, true)) put({buffer.data(), count});
  }

  const Job& job_;
  LedgerReader ledger_;
};

}  // namespace

Status undo_files(const Job& job) { return Undo(job).run(); }

}  // namespace degarble::cli
