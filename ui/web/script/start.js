/* Called by Python once the page can answer. */
function ready() {
  ready_ = true;
  follow();
  next();
}

return { conversation, composer, offers, article, bar, ready, keep };
