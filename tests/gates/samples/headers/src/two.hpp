#pragma once
namespace sample {
struct Thing {
  double number;
};
}  // namespace sample
