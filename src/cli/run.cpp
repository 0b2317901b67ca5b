#include "cli/run.hpp"

#include <string>

#include "cli/detect_job.hpp"
#include "cli/generate.hpp"
#include "cli/output.hpp"
#include "cli/repair_job.hpp"
#include "cli/undo_job.hpp"
#include "cli/walk.hpp"

namespace degarble::cli {
namespace {

// What the job asks to be told instead of being done; empty for nothing.
std::string answer(const Job& job) {
  if (job.help) return help();
  if (job.version) return "degarble " + std::string(version()) + "\n";
  if (job.list_rules) return rule_list();
  if (job.list_encodings) return encoding_list();
  if (!job.generate.empty()) return generate(job.generate);
  return "";
}

Status go_over_files(const Job& job) {
  if (job.mode == Mode::detect) return detect_files(job);
  return job.undo.empty() ? repair_files(job) : undo_files(job);
}

}  // namespace

Status run(const Job& job) {
  const std::string text = answer(job);
  if (text.empty()) {
    Job whole = job;
    const bool are_all = gather_files(whole);
    const Status status = go_over_files(whole);
    return are_all ? status : Status::trouble;
  }
  Output output("-");
  output.put(text);
  output.commit();
  return Status::done;
}

}  // namespace degarble::cli
