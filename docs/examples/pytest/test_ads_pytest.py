from ads import headline_for


def test_shows_an_ad(ssp):
    assert headline_for("Which running shoes should I buy?", ssp.base_url, ssp.key)
    ssp.verify(outcome="fill", count=1)


def test_works_without_an_ad(ssp):
    ssp.use("no-bid")
    assert headline_for("Shoes?", ssp.base_url, ssp.key) is None
