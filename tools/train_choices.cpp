// Trains the models of src/evidence/choices.hpp:
//
//   train_choices TEXTS OUT [CODE]...
//
// TEXTS holds CODE.txt, plain text of the language; the languages are those that have a word list,
// or the named ones. Every word with a letter above ASCII is asked for as if all such letters were
// lost, and the words that fit compete by the softmax of their features' weights. The weights are
// learned by AdaGrad in the order of the text, and rounded. The same texts give the same bytes.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/choices.hpp"
#include "evidence/choices_table.hpp"
#include "evidence/vocabulary.hpp"

namespace {

using degarble::ChoiceFeatures;

constexpr int kRounds = 4;
constexpr float kRate = 0.25F;
constexpr float kDecay = 1e-5F;  // towards 0, of a weight that is used

struct Question {
  std::vector<ChoiceFeatures> candidates;
  std::size_t right = 0;
};

std::u32string decode(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": can't be read");
  const std::string utf8{std::istreambuf_iterator<char>(file), {}};
  std::u32string text;
  text.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const degarble::Character character = degarble::character_at(utf8, at);
    text += character.code_point;
    at += character.length;
  }
  return text;
}

// The pattern of a word whose letters above ASCII are lost.
std::u32string pattern_of(std::u32string_view word) {
  std::u32string pattern;
  for (const char32_t c : word) pattern += c < 0x80 ? c : degarble::kLostLetter;
  return pattern;
}

std::u32string lower(std::u32string_view word, bool turkish) {
  std::u32string out;
  for (const char32_t c : word) {
    out += turkish && c == U'I' ? char32_t{0x131} : degarble::to_lower(c);
  }
  return out;
}

std::vector<Question> questions_of(std::u32string_view text, const degarble::WordList& list) {
  std::vector<Question> questions;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    while (at < text.size() && degarble::is_latin_or_cyrillic(text[at])) ++at;
    if (at == begin || at - begin > degarble::kLongestEntry) continue;
    const std::u32string word = lower(text.substr(begin, at - begin), list.code() == "tr");
    const std::u32string pattern = pattern_of(word);
    if (pattern == word) continue;
    const std::vector<degarble::Entry> entries = list.match(pattern);
    const auto right =
        std::ranges::find(entries, std::u32string_view(word), &degarble::Entry::word);
    if (entries.size() < 2 || right == entries.end()) continue;
    const degarble::Neighbours neighbours = degarble::neighbours_of(text, begin, at);
    Question question;
    question.right = static_cast<std::size_t>(right - entries.begin());
    for (const degarble::Entry& entry : entries) {
      question.candidates.push_back(degarble::choice_features(entry, neighbours));
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

class Trainer {
 public:
  void learn(const Question& question) {
    std::vector<float> likely;
    for (const ChoiceFeatures& features : question.candidates) likely.push_back(score(features));
    const float best = *std::ranges::max_element(likely);
    float sum = 0;
    for (float& one : likely) sum += one = std::exp(one - best);
    for (std::size_t i = 0; i < likely.size(); ++i) {
      const float error = likely[i] / sum - (i == question.right ? 1.0F : 0.0F);
      if (std::abs(error) > 1e-4F) move(question.candidates[i], error);
    }
  }

  std::string rounded() const {
    std::string bytes;
    for (const float weight : weights_) {
      const float value = std::round(weight * static_cast<float>(degarble::kWeightsPerNat));
      bytes += static_cast<char>(static_cast<int>(std::clamp(value, -127.0F, 127.0F)));
    }
    return bytes;
  }

 private:
  float score(const ChoiceFeatures& features) const {
    float sum = 0;
    for (const std::uint32_t place : features) sum += weights_[place];
    return sum;
  }
  void move(const ChoiceFeatures& features, float error) {
    for (const std::uint32_t place : features) {
      const float slope = error + kDecay * weights_[place];
      squares_[place] += slope * slope;
      weights_[place] -= kRate * slope / (0.1F + std::sqrt(squares_[place]));
    }
  }

  std::vector<float> weights_ = std::vector<float>(std::size_t{1} << degarble::kChoiceBits);
  std::vector<float> squares_ = std::vector<float>(std::size_t{1} << degarble::kChoiceBits);
};

std::string train(const std::filesystem::path& path, const degarble::WordList& list) {
  const std::u32string text = decode(path);
  const std::vector<Question> questions = questions_of(text, list);
  Trainer trainer;
  for (int round = 0; round < kRounds; ++round) {
    for (const Question& question : questions) trainer.learn(question);
  }
  std::cerr << list.code() << ": " << questions.size() << " questions\n";
  degarble::ChoiceModel model{};
  list.code().copy(model.code, sizeof model.code - 1);
  return std::string(model.code, sizeof model.code) + trainer.rounded();
}

void train_all(const std::filesystem::path& texts, const std::string& to,
               const std::vector<std::string_view>& codes) {
  degarble::ChoiceHeader header{};
  std::string out;
  for (const degarble::WordList& list : degarble::word_lists()) {
    const std::filesystem::path path = texts / (std::string(list.code()) + ".txt");
    const bool wanted = codes.empty() || std::ranges::count(codes, list.code()) > 0;
    if (!wanted || !std::filesystem::exists(path)) continue;
    out += train(path, list);
    ++header.languages;
  }
  std::ofstream file(to, std::ios::binary);
  file.write(reinterpret_cast<const char*>(&header), sizeof header);
  file.write(out.data(), static_cast<std::streamsize>(out.size()));
  file.close();
  if (!file) throw std::runtime_error(to + ": can't be written; is there room and permission?");
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "train_choices: give two paths: train_choices TEXTS OUT [CODE]...\n";
    return 2;
  }
  try {
    train_all(arguments[1], arguments[2], {arguments + 3, arguments + count});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "train_choices: " << error.what() << '\n';
    return 2;
  }
}
