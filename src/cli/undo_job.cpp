#include "cli/undo_job.hpp"

#include <string>
#include <string_view>

#include "cli/failure.hpp"
#include "cli/files.hpp"
#include "cli/in_place.hpp"
#include "cli/ledger.hpp"
#include "cli/output.hpp"
#include "cli/undo.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

void warn_of_missing(const Job& job, const std::string& file) {
  if (!job.quiet) complain(visible(file) + ": no rows for it in " + visible(job.undo));
}

// Undoes the whole ledger that `undoing` reads, which must be about this one text.
void undo_one(LedgerReader& ledger, Input& input, const Undoing::Put& put) {
  Undoing undoing(ledger);
  undoing.pass(input, put);
  undoing.finish(input);
}

bool undo_in_place(const Job& job, LedgerReader& ledger) {
  if (!ledger.names_files() && job.files.size() > 1) {
    throw UsageFailure(visible(job.undo) + " is the ledger of one text; give one file");
  }
  return for_each_file(job, [&](const std::string& file) {
    if (!ledger.seek(file)) return warn_of_missing(job, file);
    InPlace in_place(file, job.follow_links ? Links::follow : Links::refuse);
    undo_one(ledger, in_place.input(), [&](std::string_view text) { in_place.change(text); });
    in_place.commit(job.suffix);
  });
}

// Each file has rows of its own.
bool undo_each(const Job& job, LedgerReader& ledger, const Undoing::Put& put) {
  return for_each_file(job, [&](const std::string& file) {
    Input input(file);
    if (ledger.seek(file)) return undo_one(ledger, input, put);
    warn_of_missing(job, file);
    LedgerReader nothing("/dev/null");
    undo_one(nothing, input, put);
  });
}

// The files together are what came out.
bool undo_together(const Job& job, LedgerReader& ledger, const Undoing::Put& put) {
  Undoing undoing(ledger);
  return for_each_file(job, [&](const std::string& file) {
    Input input(file);
    undoing.pass(input, put);
    if (&file == &job.files.back()) undoing.finish(input);
  });
}

}  // namespace

Status undo_files(const Job& job) {
  LedgerReader ledger(job.undo);
  if (job.mode == Mode::in_place) {
    return undo_in_place(job, ledger) ? Status::done : Status::trouble;
  }
  Output output(job.output);
  const auto put = [&](std::string_view text) { output.put(text); };
  const bool all_done =
      ledger.names_files() ? undo_each(job, ledger, put) : undo_together(job, ledger, put);
  commit_output(job, output, all_done);
  return all_done ? Status::done : Status::trouble;
}

}  // namespace degarble::cli
