// Any arguments, apart at NUL or at line ends: a job, or a message that can be shown.
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/failure.hpp"
#include "cli/visible.hpp"
#include "oracle.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace degarble;
  using degarble::fuzz::require;
  std::vector<std::string> arguments;
  std::string one;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] != 0 && data[i] != '\n') {
      one += static_cast<char>(data[i]);
      continue;
    }
    arguments.push_back(one);
    one.clear();
  }
  arguments.push_back(one);
  std::string message;
  try {
    const cli::Job job = cli::parse_arguments(arguments);
    require(!job.files.empty() && job.threads >= 1, "a job has files and threads");
    return 0;
  } catch (const cli::Failure& failure) {
    message = failure.what();
  } catch (const Error& error) {
    message = error.what();
  }
  require(!message.empty(), "a mistake is told");
  const std::string shown = cli::visible(message);
  require(testing::oracle::find_ill_formed(shown) == shown.size(), "and can be shown");
  require(cli::visible(shown) == shown, "and once shown stays so");
  return 0;
}
