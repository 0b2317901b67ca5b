#include <nlohmann/json.hpp>
#include <unistd.h>
#include <boost/json.hpp>
#include <gtest/gtest.h>
#include "repair/mojibake.hpp"
