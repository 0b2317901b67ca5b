const char* const kQuote = "’";
