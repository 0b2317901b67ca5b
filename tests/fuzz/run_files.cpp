// Runs a fuzz target on inputs that are kept, so that the targets are tested where there is no
// libFuzzer: on those of a file that corpus.py made, as they are, and on the files of a folder,
// each with every choice of options.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// How many there were.
std::size_t run_lines(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::size_t inputs = 0;
  for (std::string line; std::getline(file, line); ++inputs) {
    std::string input;
    for (std::size_t at = 0; at + 2 <= line.size(); at += 2) {
      input += static_cast<char>(std::stoi(line.substr(at, 2), nullptr, 16));
    }
    run(input);
  }
  return inputs;
}

std::size_t run_folder(const std::filesystem::path& path) {
  constexpr int kFirstBytes = 48;  // more than there are choices of options
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    std::fprintf(stderr, "%s\n", entry.path().c_str());
    std::string input = content_of(entry.path());
    run(input);
    for (int first = 0; first < kFirstBytes && !input.empty(); ++first) {
      input[0] = static_cast<char>(first);
      run(input);
    }
    ++files;
  }
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    const std::filesystem::path path = arguments[i];
    const std::size_t inputs =
        std::filesystem::is_directory(path) ? run_folder(path) : run_lines(path);
    std::fprintf(stderr, "%s: %zu inputs\n", path.c_str(), inputs);
    if (inputs == 0) return 1;
  }
  return count > 1 ? 0 : 1;
}
