// Any ledger, undone on any text: the input that it tells the checksum of, or a message. The first
// two bytes say how long the text is, that stands before the ledger.
#include <string>

#include "cli/failure.hpp"
#include "cli/ledger.hpp"
#include "cli/undo.hpp"
#include "memory_file.hpp"

namespace {

using namespace degarble;
using degarble::fuzz::require;

void undo_all(const std::string& ledger_name, std::string_view text) {
  cli::LedgerReader ledger(ledger_name);
  const std::vector<const cli::Chapter*> chapters = ledger.chapters_of("file");
  if (chapters.empty()) return;
  const cli::Chapter& chapter = *chapters.front();
  const fuzz::MemoryFile output(text);
  cli::Input input = output.open();
  std::string back;
  cli::Undoing undoing(ledger, chapter);
  undoing.pass(input, [&](std::string_view part) { back += part; });
  undoing.finish(input);
  cli::Fingerprint made;
  made.add(back);
  require(made == chapter.input, "what comes back is what the ledger says");
  cli::Fingerprint was;
  was.add(text);
  require(was == chapter.output, "and the text is, too");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Source source(data, size);
  const std::string_view text = source.take(source.choice());
  const fuzz::MemoryFile ledger(source.rest());
  try {
    undo_all(ledger.name(), text);
  } catch (const cli::Failure& failure) {
    require(failure.what()[0] != '\0', "a fault is told");
  }
  return 0;
}
