/* Called by Python once the page can answer. */
function ready() {
  ready_ = true;
  follow();
  next();
}

return { conversation, composer, offers, choices, article, bar, shelf, shelfTold, sieve, sheet, ready, keep };
