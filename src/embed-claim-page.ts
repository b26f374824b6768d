import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/embed.css';
import './views/styles/read.css';
import './views/styles/claims.css';
import './views/styles/embed-claim.css';
import { startClaimFrame } from './views/embeds/start-claim';

void startClaimFrame();
