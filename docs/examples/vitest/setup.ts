// In place of 'mock-ssp/global-setup', to set options of the server and of the gate.
import { createGlobalSetup } from 'mock-ssp/global-setup';

export default createGlobalSetup({ scenarios: 'scenarios', failOn: 'warning', minExchanges: 10 });
