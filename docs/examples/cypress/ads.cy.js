// Our CI does not run this file. The tasks have a test of their own. The page is that of the example for Playwright.
const me = () => ({ test: Cypress.currentTest.title });

beforeEach(() => {
  cy.task('ssp:key', me()).then((key) => {
    cy.intercept('https://ssp.thrads.ai/**', (request) => {
      request.url = request.url.replace('https://ssp.thrads.ai', Cypress.env('MOCK_SSP_URL'));
      request.headers['thrad-api-key'] = key;
    });
  });
});

function ask() {
  cy.visit('/');
  cy.get('#message').type('Which running shoes should I buy?');
  cy.contains('Send').click();
  cy.contains('Here is what I found.');
}

it('shows the ad card', () => {
  ask();
  cy.get('#ad').should('be.visible');
  cy.task('ssp:verify', { ...me(), match: { outcome: 'fill' }, count: 1 });
  cy.task('ssp:gate', me());
});

it('shows no ad card if there is no bid', () => {
  cy.task('ssp:use', { ...me(), scenario: 'no-bid' });
  ask();
  cy.get('#ad').should('not.be.visible');
});
