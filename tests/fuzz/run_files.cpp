// Runs a fuzz target on the files of a folder, each with every choice of options, so that the
// targets are tested where there is no libFuzzer.
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

}  // namespace

int main(int count, char** arguments) {
  constexpr int kFirstBytes = 32;  // more than there are choices of options
  std::size_t files = 0;
  for (int i = 1; i < count; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
      std::fprintf(stderr, "%s\n", entry.path().c_str());
      std::string input = content_of(entry.path());
      run(input);
      for (int first = 0; first < kFirstBytes && !input.empty(); ++first) {
        input[0] = static_cast<char>(first);
        run(input);
      }
      ++files;
    }
  }
  if (files == 0) std::fprintf(stderr, "there is no file to run\n");
  return files == 0 ? 1 : 0;
}
