// A rule's confidence must be its precision. The figures were measured on documents that no model
// has seen, by tools/measure_apostrophes; they are of the model in the tree, or this test fails.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

const std::string kModels = std::string(DEGARBLE_CORPUS) + "/models/";

struct Band {
  std::string rule;
  int confidence = 0;  // the least, in per cent
  double all = 0;
  double right = 0;
};

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Band> measured() {
  std::istringstream lines(read(kModels + "apostrophes.tsv"));
  std::string line;
  std::getline(lines, line);
  std::vector<Band> bands;
  Band band;
  while (lines >> band.rule >> band.confidence >> band.all >> band.right) bands.push_back(band);
  return bands;
}

TEST(Confidence, WasMeasuredWithTheModelThatIsInTheTree) {
  std::istringstream first(read(kModels + "apostrophes.tsv"));
  std::string name;
  std::uint64_t sum = 0;
  first >> name >> sum;
  EXPECT_EQ(name, "model");
  EXPECT_EQ(sum, checksum(read(kModels + "context.model")))
      << "measure again: measure_apostrophes corpus/models/context.model TEXTS";
}

// By no more than chance, which is two standard deviations.
TEST(Confidence, IsNoMoreThanThePrecision) {
  const std::vector<Band> bands = measured();
  ASSERT_FALSE(bands.empty());
  for (const Band& band : bands) {
    const double claimed = band.confidence / 100.0;
    const double chance = 2 * std::sqrt(claimed * (1 - claimed) / band.all);
    EXPECT_GE(band.right / band.all, claimed - chance) << band.rule << ' ' << band.confidence;
  }
}

TEST(Confidence, OfNinetyIsAPrecisionOfNinetyNineAndAHalfInAll) {
  double all = 0;
  double right = 0;
  for (const Band& band : measured()) {
    if (band.confidence < 90) continue;
    all += band.all;
    right += band.right;
  }
  EXPECT_GE(right, 0.995 * all);
}

}  // namespace
