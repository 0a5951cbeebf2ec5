/* Called by Python once the page can answer. */
function ready() {
  ready_ = true;
  follow();
  next();
}

return { conversation, composer, offers, choices, article, bar, folder, folderNews, sieve, sheet, ready, keep };
