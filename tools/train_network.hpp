// Trains the network of the rescoring (src/evidence/rescoring), for tools/train_context.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

#include "evidence/context_table.hpp"
#include "evidence/rescoring.hpp"

// xorshift, G. Marsaglia 2003: always the same numbers.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  // From -1 to 1.
  float between() { return static_cast<float>(next() >> 40) * 0x1p-23F - 1; }

 private:
  std::uint64_t state_;
};

inline void shuffle(std::vector<std::uint32_t>& order, Numbers& numbers) {
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[numbers.next() % i]);
  }
}

// A candidate with what the first score says of it, in nats, and the truth.
struct UnsureExample {
  degarble::Clues clues;
  std::uint64_t seldom = 0;  // a bit for each clue that is seen too seldom to learn from
  float score = 0;
  float plural = 0;
  bool possessive = false;
  std::uint8_t truth = 0;  // 0: no apostrophe, 1: before the s or in a contraction, 2: behind the s
};

class Network {
 public:
  explicit Network(std::uint64_t seed) : numbers_(seed) {
    for (auto& row : parts_->rows)
      std::ranges::generate(row, [this] { return 0.1F * numbers_.between(); });
    const float spread = std::sqrt(3.0F / degarble::kInputs);
    for (Unit& unit : parts_->hidden) {
      std::ranges::generate(unit.weights, [&] { return spread * numbers_.between(); });
    }
    for (Output& output : parts_->outputs) {
      std::ranges::generate(output.hidden.weights, [this] { return 0.05F * numbers_.between(); });
      std::ranges::generate(output.direct.weights, [this] { return 0.05F * numbers_.between(); });
    }
  }

  // Learns by Adagrad (J. Duchi et al., 2011). Returns how wrong it was.
  float learn(const UnsureExample& example, float rate) {
    rate_ = rate;
    for (bool& kept : kept_) kept = numbers_.between() * 0.5F + 0.5F >= kDropped;
    look(example, true);
    const float wrong[] = {
        chance_[1] - static_cast<float>(example.truth == 1),
        example.possessive ? chance_[2] - static_cast<float>(example.truth == 2) : 0};
    std::array<float, degarble::kInputs> input_gradient{};
    std::array<float, degarble::kHidden> hidden_gradient{};
    for (std::size_t k = 0; k < degarble::kOutputs; ++k) {
      if (wrong[k] == 0) continue;
      step(parts_->outputs[k].hidden, hidden_, wrong[k], hidden_gradient);
      step(parts_->outputs[k].direct, inputs_, wrong[k], input_gradient);
      move(parts_->outputs[k].hidden.bias, parts_->outputs[k].hidden.bias_square, wrong[k]);
    }
    for (std::size_t j = 0; j < degarble::kHidden; ++j) {
      if (hidden_[j] <= 0) continue;
      step(parts_->hidden[j], inputs_, hidden_gradient[j], input_gradient);
      move(parts_->hidden[j].bias, parts_->hidden[j].bias_square, hidden_gradient[j]);
    }
    step_rows(example, input_gradient);
    return -std::log(std::max(1e-7F, chance_[example.truth]));
  }

  [[nodiscard]] std::unique_ptr<degarble::RescoringWeights> rounded() const {
    using namespace degarble;
    auto result = std::make_unique<RescoringWeights>();
    for (std::size_t i = 0; i < parts_->rows.size(); ++i) {
      for (std::size_t j = 0; j < kRowWidth; ++j) {
        result->rows[i][j] = whole<std::int8_t>(parts_->rows[i][j] * kRowUnits);
      }
    }
    for (std::size_t j = 0; j < kHidden; ++j) {
      round(parts_->hidden[j].weights, result->hidden[j]);
      result->hidden_bias[j] =
          whole<std::int32_t>(parts_->hidden[j].bias * kRowUnits * kWeightUnits);
    }
    for (std::size_t k = 0; k < kOutputs; ++k) {
      round(parts_->outputs[k].hidden.weights, result->output[k]);
      round(parts_->outputs[k].direct.weights, result->direct[k]);
      result->output_bias[k] =
          whole<std::int32_t>(parts_->outputs[k].hidden.bias * kHiddenUnits * kWeightUnits);
    }
    return result;
  }

 private:
  static constexpr float kDropped = 0.3F;  // of the clues, at each step

  template <std::size_t Count>
  struct Weights {
    std::array<float, Count> weights{};
    std::array<float, Count> squares{};
    float bias = 0;
    float bias_square = 0;
  };
  using Unit = Weights<degarble::kInputs>;
  struct Output {
    Weights<degarble::kHidden> hidden;
    Weights<degarble::kInputs> direct;
  };
  struct Parts {
    std::array<std::array<float, degarble::kRowWidth>, std::size_t{1} << degarble::kRowBits> rows{};
    std::array<float, std::size_t{1} << degarble::kRowBits> squares{};
    std::array<Unit, degarble::kHidden> hidden{};
    std::array<Output, degarble::kOutputs> outputs{};
  };

  static std::size_t place_of(std::size_t clue) {
    return std::min(clue / degarble::kCluesOfPlace, degarble::kCluePlaces) * degarble::kRowWidth;
  }

  void look(const UnsureExample& example, bool some) {
    inputs_.fill(0);
    const float scale = some ? 1 / (1 - kDropped) : 1;
    for (std::size_t i = 0; i < degarble::kClues; ++i) {
      if (some && !kept_[i]) continue;
      const auto& row = parts_->rows[degarble::row_place(example.clues[i])];
      for (std::size_t j = 0; j < row.size(); ++j) inputs_[place_of(i) + j] += scale * row[j];
    }
    inputs_[degarble::kInputs - 2] = example.score / 4;
    inputs_[degarble::kInputs - 1] = example.plural / 4;
    for (std::size_t j = 0; j < degarble::kHidden; ++j) {
      hidden_[j] = std::max(0.0F, parts_->hidden[j].bias + product(parts_->hidden[j], inputs_));
    }
    float logits[3] = {0, example.score, example.possessive ? example.score + example.plural : -30};
    for (std::size_t k = 0; k < degarble::kOutputs; ++k) {
      const Output& output = parts_->outputs[k];
      logits[k + 1] +=
          output.hidden.bias + product(output.hidden, hidden_) + product(output.direct, inputs_);
    }
    const float most = *std::ranges::max_element(logits);
    float sum = 0;
    for (std::size_t k = 0; k < 3; ++k) sum += chance_[k] = std::exp(logits[k] - most);
    for (float& chance : chance_) chance /= sum;
  }

  template <std::size_t Count>
  static float product(const Weights<Count>& weights, const std::array<float, Count>& values) {
    float sum = 0;
    for (std::size_t i = 0; i < Count; ++i) sum += weights.weights[i] * values[i];
    return sum;
  }

  void move(float& weight, float& square, float gradient) const {
    square += gradient * gradient;
    weight -= rate_ * gradient / (std::sqrt(square) + 1e-3F);
  }

  // Passes the gradient on to the values, and learns.
  template <std::size_t Count>
  void step(Weights<Count>& weights, const std::array<float, Count>& values, float gradient,
            std::array<float, Count>& passed_on) const {
    for (std::size_t i = 0; i < Count; ++i) {
      passed_on[i] += gradient * weights.weights[i];
      move(weights.weights[i], weights.squares[i], gradient * values[i]);
    }
  }

  void step_rows(const UnsureExample& example,
                 const std::array<float, degarble::kInputs>& gradient) {
    for (std::size_t i = 0; i < degarble::kClues; ++i) {
      if (!kept_[i] || (example.seldom >> i & 1) != 0) continue;
      const float* const part = gradient.data() + place_of(i);
      float& square = parts_->squares[degarble::row_place(example.clues[i])];
      for (std::size_t j = 0; j < degarble::kRowWidth; ++j) {
        square += part[j] * part[j] / degarble::kRowWidth;
      }
      const float pace = rate_ / (std::sqrt(square) + 1e-3F);
      auto& row = parts_->rows[degarble::row_place(example.clues[i])];
      for (std::size_t j = 0; j < degarble::kRowWidth; ++j) row[j] -= pace * part[j];
    }
  }

  template <typename Whole>
  static Whole whole(float value) {
    constexpr auto kMost = static_cast<float>(std::numeric_limits<Whole>::max() / 2 * 2 - 1);
    return static_cast<Whole>(std::clamp(std::round(value), -kMost, kMost));
  }
  template <std::size_t Count>
  static void round(const std::array<float, Count>& from, std::int16_t (&to)[Count]) {
    for (std::size_t i = 0; i < Count; ++i) {
      to[i] = whole<std::int16_t>(from[i] * degarble::kWeightUnits);
    }
  }

  std::unique_ptr<Parts> parts_ = std::make_unique<Parts>();
  Numbers numbers_;
  float rate_ = 0;
  std::array<bool, degarble::kClues> kept_{};
  std::array<float, degarble::kInputs> inputs_{};
  std::array<float, degarble::kHidden> hidden_{};
  std::array<float, 3> chance_{};
};
