#include <gtest/gtest.h>
#include "cli/run.hpp"
#include <benchmark/benchmark.h>
